// Binds the registry to the keyboard, once, for the whole window.
import { useLayoutEffect } from "react";
import { tinykeys } from "tinykeys";
import { type Command, isOn, useRegistry } from "./registry";

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
/** What a field does itself: undo and redo, copy, cut, paste, select all, go by words. */
const isEditing = (key: string) =>
  /^\$mod\+(Shift\+)?([zyacxv]|Arrow\w+|Home|End|Backspace|Delete)$/i.test(key);
/** Marked text is what somebody who presses Ctrl+C means. */
const isCopyOfText = (key: string) => /^\$mod\+c$/i.test(key) && getSelection()?.isCollapsed === false;

function belongsElsewhere(key: string, event: KeyboardEvent): boolean {
  // A dialog or menu that is open, and a field that took the key for itself, come first.
  if (event.defaultPrevented) return true;
  if (isTyping(event.target) && (isPlain(key) || isEditing(key))) return true;
  if (isCopyOfText(key)) return true;
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}

function bindings(commands: Command[]) {
  const byKey = new Map<string, Command[]>();
  for (const command of commands)
    for (const key of command.keys) byKey.set(key, [...(byKey.get(key) ?? []), command]);
  const bind = (key: string, candidates: Command[]) => (event: KeyboardEvent) => {
    const command = candidates.findLast(isOn);
    if (!command || belongsElsewhere(key, event)) return;
    event.preventDefault();
    command.run();
  };
  return Object.fromEntries([...byKey].map(([key, candidates]) => [key, bind(key, candidates)]));
}

/** Follows the registry itself: a screen that has just been painted already has its keys, before React has told anybody. */
export function useKeys(): void {
  useLayoutEffect(() => {
    const bind = () => tinykeys(window, bindings(useRegistry.getState().commands));
    let unbind = bind();
    const unsubscribe = useRegistry.subscribe(() => {
      unbind();
      unbind = bind();
    });
    return () => {
      unsubscribe();
      unbind();
    };
  }, []);
}

const printed: Record<string, string> = {
  $mod: "Ctrl",
  Escape: "Esc",
  "(\\?)": "?",
  "-": "−",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** "$mod+f" as it is printed on the keyboard */
export function keyName(key: string): string {
  if (key === "Shift+(\\?)") return "?";
  return key
    .split(/\b\+/)
    .map((part) => printed[part] ?? (part.length === 1 ? part.toUpperCase() : part.replace("Digit", "")))
    .join("+");
}
