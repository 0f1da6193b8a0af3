// A page cache held by a screen: asks whenever the question changes, and says what is on screen.
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { type AskPage, PageCache, type Shown } from "./page-cache";

type Pages<Row, About> = { pages: PageCache<Row, About>; shown: Shown<About> };

/** `question` must be stable while it stays the same question. While `list` is given and stays the same, the reader stays in their place. */
export function usePages<Row, About>(question: AskPage<Row, About>, list?: string): Pages<Row, About> {
  const [pages] = useState(() => new PageCache<Row, About>());
  const asked = useRef<{ question: AskPage<Row, About>; list?: string } | null>(null);
  // An answer that is there already is then painted with the rest.
  useLayoutEffect(() => {
    if (asked.current?.question === question) return;
    const keepPlace = list !== undefined && asked.current?.list === list;
    asked.current = { question, list };
    void pages.ask(question, keepPlace);
  }, [pages, question, list]);
  const shown = useSyncExternalStore(pages.watch, pages.snapshot);
  return { pages, shown };
}
