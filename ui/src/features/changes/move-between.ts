// Up and down go from lease to lease, Home and End to the first and the last.
import type { KeyboardEvent } from "react";

export function moveBetween(event: KeyboardEvent<HTMLElement>): void {
  const screen = event.currentTarget.closest(".changes");
  const stops = [...(screen?.querySelectorAll<HTMLElement>("button.changed-name") ?? [])];
  const at = stops.indexOf(event.currentTarget);
  if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  stops[to]?.focus();
}
