// Whether a format is being chosen: by the button or a key.
import { create } from "zustand";

export const useExporting = create<{ open: boolean }>(() => ({ open: false }));
