// The keys of a command, as they are printed on the keyboard.
import { keyName } from "./keys";
import "./keycaps.css";

/** `all`: every key that does it; else the first. */
export function Keycaps({ keys, all = false }: { keys: string[]; all?: boolean }) {
  const shown = [...new Set(keys.map(keyName))].slice(0, all ? undefined : 1);
  return (
    <span className="keycaps">
      {shown.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
