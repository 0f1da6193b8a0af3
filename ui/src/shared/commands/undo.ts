// What was edited here and can be taken back, the newest first. Each entry knows how; this only keeps their order.
import { create } from "zustand";
import { say, withdraw } from "../toast/toast";

/** What the program says of it: for how many of those it was meant for something is different now. */
export type Taken = { leases: number; changed: number };
export type Undo = { label: string; undo: () => Promise<unknown> };

const KEPT = 50;
/** What a refusal was, as people read it; the frame knows the words. */
let explain = (_error: unknown): { title: string; advice?: string } => ({ title: "It could not be undone" });

export const useUndo = create<{ entries: Undo[] }>(() => ({ entries: [] }));

export function explainWith(words: typeof explain): void {
  explain = words;
}

/** `label` says what was done: "Stage set to Negotiating". */
export function pushUndo(entry: Undo): void {
  const { entries } = useUndo.getState();
  for (const forgotten of entries.slice(0, 1 - KEPT)) withdraw(forgotten);
  useUndo.setState({ entries: [...entries.slice(1 - KEPT), entry] });
}

/** The same, told to the reader with a button that takes just this back. */
export function sayUndoable(entry: Undo, detail?: string): void {
  pushUndo(entry);
  say("ok", entry.label, detail, { label: "Undo", run: () => void undo(entry), of: entry });
}

/** Takes back the newest, or the one given; what was taken back already is left alone. */
export async function undo(entry: Undo | undefined = useUndo.getState().entries.at(-1)): Promise<void> {
  if (!entry || !useUndo.getState().entries.includes(entry)) return;
  const at = useUndo.getState().entries.indexOf(entry);
  useUndo.setState(({ entries }) => ({ entries: entries.filter((one) => one !== entry) }));
  try {
    const taken = await entry.undo();
    withdraw(entry);
    sayTaken(entry.label, taken);
  } catch (error) {
    // What is no longer there can't be taken back later either, and would stand in the way of the older ones.
    if (isGone(error)) withdraw(entry);
    else useUndo.setState(({ entries }) => ({ entries: entries.toSpliced(at, 0, entry) }));
    const { title, advice } = explain(error);
    say("danger", title, advice);
  }
}

/** A field that somebody changed since keeps what it has now. */
function sayTaken(label: string, taken: unknown): void {
  const { leases, changed } = isTaken(taken) ? taken : { leases: 1, changed: 1 };
  if (changed === 0) say("danger", "Nothing was taken back", `${label}: it was changed since.`);
  else if (changed < leases)
    say("ok", `Undone for ${changed} of ${leases}`, `${label}. The others were changed since.`);
  else say("ok", "Undone", label);
}

const isTaken = (answer: unknown): answer is Taken =>
  typeof answer === "object" && answer !== null && "changed" in answer && "leases" in answer;

const isGone = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && error.code === "not_found";
