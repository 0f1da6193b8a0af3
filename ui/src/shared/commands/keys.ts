// Binds the registry to the keyboard, once, for the whole window.
import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import { type Command, useRegistry } from "./registry";

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches(
      "input:not([type=checkbox], [type=radio]), textarea, [contenteditable=true], [role=spinbutton]",
    )
  );
}

/** "/" and "?" write, Escape belongs to the field first; F9 and Ctrl+F never write. */
const isPlain = (key: string) => !key.startsWith("$mod+") && !/^(Shift\+)?F\d+$/.test(key);

function bindings(commands: Command[]) {
  const handlers: Record<string, (event: KeyboardEvent) => void> = {};
  for (const command of commands) {
    for (const key of command.keys) {
      handlers[key] = (event) => {
        // A dialog or menu that is open, and a field that took the key for itself, come first.
        if (event.defaultPrevented || (isPlain(key) && isTyping(event.target))) return;
        if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]")) return;
        event.preventDefault();
        command.run();
      };
    }
  }
  return handlers;
}

export function useKeys(): void {
  const commands = useRegistry((state) => state.commands);
  useEffect(() => tinykeys(window, bindings(commands)), [commands]);
}

/** "$mod+f" as it is printed on the keyboard */
export function keyName(key: string): string {
  if (key === "Shift+(\\?)") return "?";
  const names: Record<string, string> = { $mod: "Ctrl", Shift: "Shift", Escape: "Esc" };
  return key
    .split("+")
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part.replace("Digit", "")))
    .join("+");
}
