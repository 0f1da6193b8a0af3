// Where the reader is in the queue, and which bands are folded; it outlives the screen.
import { create } from "zustand";

type QueueAt = { active: number; collapsed: string[] };

export const firstQueue: QueueAt = { active: 0, collapsed: [] };
export const useQueueAt = create<QueueAt>(() => firstQueue);

export const setActive = (active: number) => useQueueAt.setState({ active });

/** `fold`: true folds, false unfolds, left out turns it round. */
export function foldGroup(key: string, fold?: boolean): void {
  useQueueAt.setState(({ collapsed }) => {
    const folded = collapsed.includes(key);
    if (folded === fold) return {};
    return { collapsed: folded ? collapsed.filter((one) => one !== key) : [...collapsed, key] };
  });
}
