// A part of the window whose script is not the first screen's: it is fetched when that is on screen, or sooner if it is wanted sooner.
import { type ComponentType, lazy, Suspense, useState } from "react";

const parts: (() => Promise<unknown>)[] = [];

export function later<Props extends object>(fetch: () => Promise<ComponentType<Props>>) {
  let fetched: ComponentType<Props> | null = null;
  const part = async () => {
    fetched = await fetch();
    return { default: fetched };
  };
  parts.push(part);
  const Waiting = lazy(part);
  return function Later(props: Props) {
    // The same one for as long as it is shown: another would begin anew.
    const [Part] = useState<ComponentType<Props>>(() => fetched ?? Waiting);
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** So that no part is waited for when it is wanted. One after the other: a key in between is not held up. */
export async function fetchParts(): Promise<void> {
  for (const part of parts) await part();
}
