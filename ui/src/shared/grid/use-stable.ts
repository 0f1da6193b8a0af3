// Functions that stay the same while what they do changes, so that what is given them need not be drawn anew with each scroll.
import { useRef, useState } from "react";

// biome-ignore lint/suspicious/noExplicitAny: whatever they take, they are passed it on
type Functions = Record<string, (...given: any[]) => unknown>;

/** Always of the same names. */
export function useStable<Of extends Functions>(functions: Of): Of {
  const latest = useRef(functions);
  latest.current = functions;
  const [stable] = useState(
    () =>
      Object.fromEntries(
        Object.keys(functions).map((name) => [
          name,
          (...given: unknown[]) => latest.current[name]?.(...given),
        ]),
      ) as Of,
  );
  return stable;
}
