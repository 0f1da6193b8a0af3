// The door between the window's page and the program: what features may ask, and the one notice they hear. Inside the
// window it is Tauri; in a plain browser (development, UI tests) it is a believable portfolio in memory.
import { commands, events, type Stale } from "./bindings";

export type * from "./bindings";

export type Commands = typeof commands;
export type Door = {
  ask: Commands;
  /** Something went stale: ask again. Returns how to stop hearing it. */
  hear(heard: (stale: Stale) => void): Promise<() => void>;
};

const real: Door = {
  ask: commands,
  hear: (heard) => events.stale.listen((event) => heard(event.payload)),
};

let open: Door = real;

/** Every question of the UI goes through this. */
export function ask(): Commands {
  return open.ask;
}

export function hear(heard: (stale: Stale) => void): Promise<() => void> {
  return open.hear(heard);
}

/** Tests bring their own. */
export function installDoor(door: Door): void {
  open = door;
}

export async function openDoor(): Promise<void> {
  if ("__TAURI_INTERNALS__" in window) return;
  const { openFake } = await import("./fake");
  open = openFake(new URLSearchParams(location.search));
}
