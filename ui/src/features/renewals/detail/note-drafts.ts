// Notes that are being written, kept while the reader looks at another lease: a new one by its lease, a changed one by its own id.
import { create } from "zustand";

export const useNoteDrafts = create<{ drafts: Record<string, string> }>(() => ({ drafts: {} }));

/** `null`: nothing is being written any more. */
export function keepDraft(id: string, text: string | null): void {
  useNoteDrafts.setState(({ drafts: { [id]: _, ...others } }) => ({
    drafts: text === null ? others : { ...others, [id]: text },
  }));
}

/** It is saved; what was typed since stays. */
export function endDraft(id: string, saved: string): void {
  if (useNoteDrafts.getState().drafts[id]?.trim() === saved) keepDraft(id, null);
}
