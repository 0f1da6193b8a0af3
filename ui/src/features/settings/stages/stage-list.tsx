// The lines of the list: dragged by their grip, or moved by the buttons beside them.
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { type Line, moved } from "./draft";
import { StageLine } from "./stage-line";

type StageListProps = { lines: Line[]; wrong: Map<string, string>; onChange: (lines: Line[]) => void };

export function StageList({ lines, wrong, onChange }: StageListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  useFocusOfNew(list, lines);

  const move = (from: number, to: number) => {
    const after = moved(lines, from, to);
    if (after === lines) return;
    onChange(after);
    setSaid(`${lines[from]?.name || "The new stage"} is now ${to + 1} of ${lines.length}`);
  };
  const remove = (at: number) => {
    onChange(lines.toSpliced(at, 1));
    setSaid(`${lines[at]?.name || "The new stage"} is off the list`);
    // The line that had the focus is gone: the next one's name takes it.
    const next = Math.min(at, lines.length - 2);
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLElement>("input[type=text]")[next]?.focus(),
    );
  };
  const drag = (event: PointerEvent) => {
    const from = lines.findIndex(({ key }) => key === dragged);
    const to = lineAt(list.current, event.clientY);
    if (from >= 0 && to >= 0) move(from, to);
  };

  return (
    <>
      <div className="stage-heads" aria-hidden="true">
        <span>Name</span>
        <span>Closed</span>
      </div>
      <ol ref={list} className="stage-list" aria-label="Stages, in their order">
        {lines.map((line, at) => (
          <StageLine
            key={line.key}
            line={line}
            wrong={wrong.get(line.key)}
            dragged={dragged === line.key}
            only={lines.length === 1}
            onChange={(change) => onChange(lines.with(at, { ...line, ...change }))}
            onMove={(step) => move(at, at + step)}
            onRemove={() => remove(at)}
            grip={{
              onPointerDown: (event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                setDragged(line.key);
              },
              onPointerMove: drag,
              onPointerUp: () => setDragged(null),
              onPointerCancel: () => setDragged(null),
            }}
          />
        ))}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  );
}

/** Which line the pointer is over; above the first and below the last, those. */
function lineAt(list: HTMLElement | null, y: number): number {
  const tops = [...(list?.children ?? [])].map((line) => line.getBoundingClientRect());
  const at = tops.findIndex(({ bottom }) => y < bottom);
  return at < 0 ? tops.length - 1 : at;
}

/** One that was just added wants a name. */
function useFocusOfNew(list: React.RefObject<HTMLOListElement | null>, lines: Line[]): void {
  const before = useRef(lines.length);
  useEffect(() => {
    const last = lines.at(-1);
    if (lines.length > before.current && last?.id === null && last.name === "")
      list.current?.querySelector<HTMLElement>("li:last-child input[type=text]")?.focus();
    before.current = lines.length;
  }, [lines, list]);
}
