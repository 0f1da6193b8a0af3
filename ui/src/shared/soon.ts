// Does something as soon as it can be done, within a second: what it needs may still be on its way to the screen.
const EVERY_MS = 40;
const TRIES = 25;

/** `attempt` says whether it was done. */
export function soon(attempt: () => boolean, left = TRIES): void {
  if (attempt() || left === 0) return;
  setTimeout(() => soon(attempt, left - 1), EVERY_MS);
}
