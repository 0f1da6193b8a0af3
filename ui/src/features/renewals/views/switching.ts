// Whether the views are open to be chosen, or one is being named: by the button, a key, or another room.
import { create } from "zustand";

export type Naming = "save-as" | "rename" | "duplicate";

export const useSwitching = create<{ open: boolean; naming: Naming | null }>(() => ({
  open: false,
  naming: null,
}));
