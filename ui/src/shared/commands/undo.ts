// What was edited here and can be taken back, the newest first. Each entry knows how; this only keeps their order.
import { create } from "zustand";
import { say } from "../toast/toast";

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
  useUndo.setState(({ entries }) => ({ entries: [...entries.slice(1 - KEPT), entry] }));
}

/** The same, told to the reader with a button that takes just this back. */
export function sayUndoable(entry: Undo, detail?: string): void {
  pushUndo(entry);
  say("ok", entry.label, detail, { label: "Undo", run: () => void undo(entry) });
}

/** Takes back the newest, or the one given; what was taken back already is left alone. */
export async function undo(entry: Undo | undefined = useUndo.getState().entries.at(-1)): Promise<void> {
  if (!entry || !useUndo.getState().entries.includes(entry)) return;
  const others = () => useUndo.getState().entries.filter((one) => one !== entry);
  useUndo.setState({ entries: others() });
  try {
    await entry.undo();
    say("ok", "Undone", entry.label);
  } catch (error) {
    const { title, advice } = explain(error);
    say("danger", title, advice);
  }
}
