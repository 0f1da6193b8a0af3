// What the list of changes is narrowed to. It outlives the screen.
import { create } from "zustand";
import type { ChangeKind } from "../../ipc/door";

type Narrow = {
  /** null = all */
  clientId: string | null;
  /** one run by its id, the last of each client, or any */
  runId: string | "last" | "any";
  unseenOnly: boolean;
  /** empty = all */
  kinds: ChangeKind[];
};

export const firstNarrow: Narrow = { clientId: null, runId: "any", unseenOnly: false, kinds: [] };
export const useNarrow = create<Narrow>(() => firstNarrow);

/** The choice of a run belongs to the client it was made for. */
export const showClient = (clientId: string | null) => useNarrow.setState({ clientId, runId: "any" });

/** Given by another room, with which run; alone, everything. */
export function showOf(about?: unknown): void {
  const runId = typeof about === "object" && about !== null && "runId" in about ? String(about.runId) : "any";
  useNarrow.setState({ ...firstNarrow, runId });
}
