// Which part of the Sync screen is in front, and what it is narrowed to. It outlives the screen.
import { create } from "zustand";

export type SyncTab = "now" | "changes" | "history" | "figures";

type Shown = {
  tab: SyncTab;
  /** null = all */
  clientId: string | null;
  /** of which run the changes are shown: one by its id, the last of each client, or any */
  changesOf: string | "last" | "any";
};

export const firstShown: Shown = { tab: "now", clientId: null, changesOf: "last" };
export const useShown = create<Shown>(() => firstShown);

export const showTab = (tab: SyncTab) => useShown.setState({ tab });

/** The choice of a run belongs to the client it was made for. */
export const showClient = (clientId: string | null) => useShown.setState({ clientId, changesOf: "last" });

export const showChangesOf = (runId: string) => useShown.setState({ tab: "changes", changesOf: runId });
