// What a column of a grid is, and how a reader has set the columns up: which are shown, in which order, how wide, and which
// stay at the left.
import type { ReactNode } from "react";

export type GridColumn<Row> = {
  id: string;
  title: string;
  /** what the title is short for, when it is short */
  hint?: string;
  width: number;
  /** numbers end at the right edge */
  numeric?: boolean;
  sortable?: boolean;
  /** takes the room that is left over */
  grows?: boolean;
  cell: (row: Row) => ReactNode;
};

/** In the order of the columns. `width: null` is the column's own. */
export type ColumnSet = { id: string; width: number | null; shown: boolean; pinned: boolean };

export type Sorted = { id: string; desc: boolean };
export type LaidColumn<Row> = GridColumn<Row> & { index: number; className: string; pinned: boolean };
export type Layout<Row> = {
  columns: LaidColumn<Row>[];
  width: number;
  /** of the columns that stay in sight */
  stuckWidth: number;
  /** CSS variables for the grid's root */
  vars: Record<`--${string}`, string>;
};

export const NARROWEST = 48;
export const WIDEST = 640;
export const clampWidth = (width: number) => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));

/** The columns that a set names, then those it doesn't know yet: a newer version may have more of them. */
export function fullSet(kept: ColumnSet[], all: ColumnSet[]): ColumnSet[] {
  if (kept.length === 0) return all;
  const known = kept.filter(({ id }) => all.some((one) => one.id === id));
  const added = all.filter(({ id }) => !known.some((one) => one.id === id));
  return [...known, ...added.map((one) => ({ ...one, shown: false, pinned: false }))];
}

export const changeColumn = (set: ColumnSet[], id: string, change: Partial<ColumnSet>): ColumnSet[] =>
  set.map((one) => (one.id === id ? { ...one, ...change } : one));

/** Takes a column to where another is. */
export function placeColumn(set: ColumnSet[], id: string, at: string): ColumnSet[] {
  const to = set.findIndex((one) => one.id === at);
  const moved = set.find((one) => one.id === id);
  if (!moved || to < 0 || id === at) return set;
  const rest = set.filter((one) => one !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/** One place on among those that are shown, pinned ones among themselves. */
export function stepColumn(set: ColumnSet[], id: string, by: -1 | 1): ColumnSet[] {
  const moved = set.find((one) => one.id === id);
  const peers = set.filter((one) => one.shown && one.pinned === moved?.pinned);
  const next = peers[peers.findIndex((one) => one.id === id) + by];
  return next ? placeColumn(set, id, next.id) : set;
}
