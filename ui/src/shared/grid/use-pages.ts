// A page cache held by a screen: asks whenever the question changes, and says what is on screen.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type AskPage, PageCache, type Shown } from "./page-cache";

type Pages<Row, About> = { pages: PageCache<Row, About>; shown: Shown<About> };

/** `question` must be stable while it stays the same question. */
export function usePages<Row, About>(question: AskPage<Row, About>): Pages<Row, About> {
  const [pages] = useState(() => new PageCache<Row, About>());
  const asked = useRef<AskPage<Row, About> | null>(null);
  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    void pages.ask(question, false);
  }, [pages, question]);
  const shown = useSyncExternalStore(pages.watch, pages.snapshot);
  return { pages, shown };
}
