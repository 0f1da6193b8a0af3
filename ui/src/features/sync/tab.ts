// Which part of the Sync screen is in front, and what it is narrowed to. It outlives the screen.
import { create } from "zustand";

export type SyncTab = "now" | "data" | "history" | "figures";

type Shown = {
  tab: SyncTab;
  /** null = all */
  clientId: string | null;
};

export const firstShown: Shown = { tab: "now", clientId: null };
export const useShown = create<Shown>(() => firstShown);

export const showTab = (tab: SyncTab) => useShown.setState({ tab });

export const showClient = (clientId: string | null) => useShown.setState({ clientId });
