// What can be done by a key: one list feeds the keys and the list of shortcuts. A screen adds its commands while it is on
// screen; the newest of the same key wins.
import { useEffect, useRef } from "react";
import { create } from "zustand";

export type Command = {
  id: string;
  title: string;
  group: "Everywhere" | "Renewals" | "Lease";
  /** in tinykeys' notation, e.g. "$mod+f"; several do the same. Keys that write something are left to a field that has the focus */
  keys: string[];
  /** `about` is what another room gives it to act on; a key gives nothing */
  run: (about?: unknown) => void;
};

export const useRegistry = create<{ commands: Command[] }>(() => ({ commands: [] }));

/** The newest with the id, so that a command can be given by another room without knowing it. */
export function runCommand(id: string, about?: unknown): void {
  useRegistry
    .getState()
    .commands.findLast((command) => command.id === id)
    ?.run(about);
}

export function useCommands(commands: Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const ids = commands.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids say which commands; what they do is read when they run
  useEffect(() => {
    const added = latest.current.map((command) => ({
      ...command,
      run: (about?: unknown) => latest.current.find(({ id }) => id === command.id)?.run(about),
    }));
    useRegistry.setState((state) => ({ commands: [...state.commands, ...added] }));
    return () =>
      useRegistry.setState((state) => ({ commands: state.commands.filter((one) => !added.includes(one)) }));
  }, [ids]);
}
