// Whether the columns are being chosen: by the button, a key, or the menu of a column.
import { create } from "zustand";

export const useChoosing = create<{ open: boolean }>(() => ({ open: false }));
export const setChoosing = (open: boolean) => useChoosing.setState({ open });
