// The page's clock: one timer for all that ages or counts down on screen, only while something looks at it.
import { useSyncExternalStore } from "react";

const watching = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  for (const seen of watching) seen();
}

function watch(seen: () => void) {
  if (watching.size === 0) {
    now = Date.now();
    timer = setInterval(tick, 1000);
  }
  watching.add(seen);
  return () => {
    watching.delete(seen);
    if (watching.size === 0) clearInterval(timer);
  };
}

export function useNow(): number {
  return useSyncExternalStore(watch, () => now);
}

/** The same, but drawn anew only once a minute: for ages in long lists. */
export function useMinute(): number {
  return useSyncExternalStore(watch, () => now - (now % 60_000));
}
