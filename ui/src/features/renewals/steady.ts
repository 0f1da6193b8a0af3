// What is kept of the rows while the list changes under the reader: the selection, and the lease that is to be opened.
import { useEffect, useRef } from "react";
import type { Renewal, ViewLine } from "../../ipc/door";
import { atCell, type Cursor, isOneCell, rangeOf } from "../../shared/grid/range";
import type { LeaseAt } from "./view-store";
import { openLease, useView } from "./view-store";

type RowAt = (index: number) => ViewLine | undefined;

const MANY = 5000;

/** Which lease or group a line is, however its facts change. */
export const lineKey = (line: ViewLine) =>
  line.type === "row" ? keyOf(line.renewal) : `group\n${line.group.key}`;
const keyOf = ({ clientId, propertyId, leaseId }: LeaseAt) => `${clientId}\n${propertyId}\n${leaseId}`;

/** By place; of very many only the two ends. */
function keysIn(cursor: Cursor, rowAt: RowAt): Map<number, string> {
  const { top, bottom } = rangeOf(cursor);
  const found = new Map<number, string>();
  const step = bottom - top > MANY ? bottom - top : 1;
  for (let index = top; index <= bottom; index += step) {
    const line = rowAt(index);
    if (line) found.set(index, lineKey(line));
  }
  return found;
}

/** A range of places must not come to hold other leases than those that were selected: then only the active cell is left of it. */
export function useSteadySelection(cursor: Cursor, rowAt: RowAt, count: number, version: number): void {
  const held = useRef<{ cursor: Cursor; count: number; keys: Map<number, string> } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that rowAt answers something else
  useEffect(() => {
    if (isOneCell(cursor)) {
      held.current = null;
      return;
    }
    const before = held.current?.cursor === cursor ? held.current : null;
    const keys = keysIn(cursor, rowAt);
    const { top, bottom } = rangeOf(cursor);
    const moved = [...keys].some(([index, key]) => (before?.keys.get(index) ?? key) !== key);
    // Where an end was never seen, only the length can tell.
    const unsure =
      before !== null && before.count !== count && !(before.keys.has(top) && before.keys.has(bottom));
    if (before && (moved || unsure)) {
      useView.setState({ cursor: atCell(cursor.active) });
      return;
    }
    held.current = { cursor, count, keys: new Map([...(before?.keys ?? []), ...keys]) };
  }, [cursor, rowAt, count, version]);
}

/** Going through the list goes through the leases while one is opened; a row that is on its way is opened when it is there. */
export function useOpenActive(rowAt: RowAt, version: number): (cursor: Cursor) => void {
  const waiting = useRef<number | null>(null);
  const open = (row: number) => {
    const line = rowAt(row);
    waiting.current = line ? null : row;
    if (line?.type === "row") openUnlessOpened(line.renewal);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that rowAt answers something else
  useEffect(() => {
    const { opened, cursor } = useView.getState();
    if (waiting.current === null) return;
    if (opened && cursor.active.row === waiting.current) open(waiting.current);
    else waiting.current = null;
  }, [version]);
  return (cursor) => {
    waiting.current = null;
    if (useView.getState().opened && isOneCell(cursor)) open(cursor.active.row);
  };
}

function openUnlessOpened(renewal: Renewal): void {
  const { opened } = useView.getState();
  if (!opened || keyOf(opened) !== keyOf(renewal)) openLease(renewal);
}
