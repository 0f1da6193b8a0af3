// Notes that are being written, kept while the reader looks at another lease.
import { create } from "zustand";

export const useNoteDrafts = create<{ drafts: Record<string, string> }>(() => ({ drafts: {} }));

export function keepDraft(id: string, text: string): void {
  useNoteDrafts.setState(({ drafts: { [id]: _, ...others } }) => ({
    drafts: text === "" ? others : { ...others, [id]: text },
  }));
}
