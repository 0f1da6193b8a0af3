// What is typed into a field until it is saved: on Enter, when the field is left, and when the screen goes away. A typed word
// is never lost to an answer that comes meanwhile.
import { useEffect, useRef, useState } from "react";

type Draft = {
  shown: string;
  type: (text: string) => void;
  commit: (text?: string) => void;
  drop: () => void;
};

export function useDraft(value: string | null, failures: number, save: (to: string | null) => void): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const given = useRef(false);

  const commit = (text = typed) => {
    if (text === null || given.current) return;
    const to = text.trim() || null;
    if (to === value) {
      setTyped(null);
      return;
    }
    // Shown until the value itself says the same, so that the old one does not flash up.
    setTyped(text);
    given.current = true;
    save(to);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value, or a refusal, ends a draft that was given away
  useEffect(() => {
    if (!given.current) return;
    given.current = false;
    setTyped(null);
  }, [value, failures]);

  const latest = useRef(commit);
  latest.current = commit;
  useEffect(() => () => latest.current(), []);

  const type = (text: string) => {
    given.current = false;
    setTyped(text);
  };
  return { shown: typed ?? value ?? "", type, commit, drop: () => setTyped(null) };
}
