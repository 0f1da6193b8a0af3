// Whether the window is so narrow that who, where and by when fit beside an opened lease only in columns that give a little.
import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(max-width: 1000px)");

function hear(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  return () => narrow.removeEventListener("change", changed);
}

export const useNarrowWindow = () => useSyncExternalStore(hear, () => narrow.matches);
