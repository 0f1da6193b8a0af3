// What can be done: one list feeds the keys, the palette, the menu and the list of shortcuts. A screen adds its commands
// while it is on screen; the newest of the same id, or of the same key, wins.
import type { LucideIcon } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { create } from "zustand";

/** In the order in which they are listed. */
export const groups = [
  "Everywhere",
  "Go to",
  "Needs action",
  "Renewals",
  "Views",
  "Lease",
  "Overview",
  "Changes",
  "Sync",
  "Settings",
] as const;
export type CommandGroup = (typeof groups)[number];

export type Command = {
  id: string;
  title: string;
  group: CommandGroup;
  /** in tinykeys' notation, e.g. "$mod+f"; several do the same. Keys that write something are left to a field that has the focus */
  keys: string[];
  icon?: LucideIcon;
  /** other words by which somebody may look for it */
  keywords?: string;
  /** what it will do now, beside its title */
  hint?: string;
  /** asked when it matters; a command that is off has no key and is not listed */
  enabled?: () => boolean;
  /** false: it needs something to act on, so it is only given by other rooms */
  listed?: boolean;
  /** `about` is what another room gives it to act on; a key gives nothing */
  run: (about?: unknown) => void;
};

export const useRegistry = create<{ commands: Command[] }>(() => ({ commands: [] }));

/** The newest with the id, so that a command can be given by another room without knowing it; false: there is none. */
export function runCommand(id: string, about?: unknown): boolean {
  const found = useRegistry.getState().commands.findLast((command) => command.id === id);
  found?.run(about);
  return found !== undefined;
}

export const isOn = ({ enabled }: Command) => enabled?.() ?? true;

/** What can be chosen from a list now: each id once, by groups. */
export function choosable(commands: Command[]): Command[] {
  const newest = new Map(commands.map((command) => [command.id, command]));
  const shown = [...newest.values()].filter((command) => command.listed !== false && isOn(command));
  return groups.flatMap((group) => shown.filter((command) => command.group === group));
}

export function useCommands(commands: Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const shown = commands.map(({ id, title, keys, hint }) => [id, title, keys, hint].join()).join("\n");
  // Before the screen is painted: who sees it may press its keys.
  // biome-ignore lint/correctness/useExhaustiveDependencies: this says which commands and how they look; what they do is read when they run
  useLayoutEffect(() => {
    const now = (id: string) => latest.current.find((command) => command.id === id);
    const added: Command[] = latest.current.map((command) => ({
      ...command,
      enabled: () => now(command.id)?.enabled?.() ?? true,
      run: (about?: unknown) => now(command.id)?.run(about),
    }));
    useRegistry.setState((state) => ({ commands: [...state.commands, ...added] }));
    return () =>
      useRegistry.setState((state) => ({ commands: state.commands.filter((one) => !added.includes(one)) }));
  }, [shown]);
}
