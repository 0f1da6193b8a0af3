// The queue, the nearest deadline first, in bands of it: as long as it may be, only what is seen is drawn.
import { CircleAlert } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from "react";
import { wordsOf } from "../../ipc/errors";
import { useDeskSettings } from "../../ipc/queries";
import { runCommand } from "../../shared/commands/registry";
import { useMarkFirstRows } from "../../shared/first-rows";
import { useDrawnRows } from "../../shared/grid/use-drawn-rows";
import { useReveal, useRoom } from "../../shared/grid/use-scroll";
import { Button } from "../../shared/layout/button";
import { Notice } from "../../shared/layout/notice";
import { QueueLine } from "./queue-line";
import { foldGroup, setActive, useQueueAt } from "./queue-store";
import { useQueue } from "./use-queue";

const ROW = 30;
const HEAD = 28;
const titles = [
  "What to do",
  "By",
  "Days left",
  "Occupant",
  "Property, suite",
  "Stage",
  "Owner",
  "Next step",
];

type Held = ReturnType<typeof useQueue>;

export function Queue({ filter }: { filter: string }) {
  const { pages, shown } = useQueue(filter);
  if (shown.error && shown.count === 0) {
    const { title, advice } = wordsOf(shown.error);
    return (
      <Notice
        icon={CircleAlert}
        alert
        title={title}
        actions={<Button onPress={() => void pages.again()}>Try again</Button>}
      >
        {advice}
      </Notice>
    );
  }
  if (!shown.about) return <p className="action-reading muted">Reading…</p>;
  return <Lines pages={pages} count={shown.count} busy={shown.asking} />;
}

type LinesProps = { pages: Held["pages"]; count: number; busy: boolean };

function Lines({ pages, count, busy }: LinesProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const kept = useQueueAt((at) => at.active);
  const active = Math.min(kept, Math.max(0, count - 1));
  const height = useRoom(scroller).height - HEAD;
  const { first, last, rows, top, moveTo } = useDrawnRows(scroller, count, ROW, height);
  const reveal = useReveal({ rowHeight: ROW, height, top, moveTo });
  const { data: settings } = useDeskSettings();
  const stages = settings?.stages;
  useEffect(() => pages.look(first, last), [pages, first, last]);
  useMarkFirstRows();

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever comes back finds the line that they left
  useEffect(() => {
    const frame = requestAnimationFrame(() => reveal({ row: active, column: 0 }));
    return () => cancelAnimationFrame(frame);
  }, []);

  const activate = (index: number) => {
    const to = Math.max(0, Math.min(count - 1, index));
    setActive(to);
    reveal({ row: to, column: 0 });
  };
  const open = (index: number) => {
    const line = pages.rowAt(index);
    if (line?.type === "row") runCommand("renewals.open", { ...line.renewal, queueRow: index });
    else if (line) foldGroup(line.group.key);
  };
  const fold = (into: boolean) => {
    const line = pages.rowAt(active);
    if (line?.type === "group") foldGroup(line.group.key, into);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return;
    const far = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const acts: Record<string, () => void> = {
      ArrowDown: () => activate(far ? count - 1 : active + 1),
      ArrowUp: () => (active === 0 && !far ? toBuckets() : activate(far ? 0 : active - 1)),
      PageDown: () => activate(active + page),
      PageUp: () => activate(active - page),
      Home: () => activate(0),
      End: () => activate(count - 1),
      Enter: () => open(active),
      " ": () => open(active),
      ArrowLeft: () => fold(true),
      ArrowRight: () => fold(false),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const click = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest("[data-index]") : null;
    const index = Number(row?.getAttribute("data-index") ?? -1);
    if (index < 0) return;
    setActive(index);
    open(index);
  };
  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label="Queue, by deadline"
      aria-rowcount={count + 1}
      aria-colcount={titles.length}
      aria-busy={busy}
      aria-activedescendant={active >= first && active < last ? `${id}${active}` : undefined}
      tabIndex={0}
      className="queue"
      onKeyDown={press}
      onClick={click}
      data-testid="queue"
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: a row of titles does nothing */}
      <div role="row" aria-rowindex={1} className="queue-head">
        {titles.map((title) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the queue has one order, a title does nothing
          <div key={title} role="columnheader" className="queue-cell">
            {title}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="queue-body" style={{ height: count * ROW }}>
        {rows.map(({ index, key }) => (
          <QueueLine
            key={key}
            id={`${id}${index}`}
            index={index}
            top={index * ROW}
            line={pages.rowAt(index)}
            stages={stages}
            active={index === active}
          />
        ))}
      </div>
    </div>
  );
}

function toBuckets() {
  document
    .querySelector<HTMLElement>(".bucket-line:last-child .bucket[tabindex='0'], .bucket[tabindex='0']")
    ?.focus();
}
