// Why a test or a save was refused; what was typed stays. What the program found wrong with the values, it says itself.
import { asCommandError, wordsOf } from "../../../ipc/errors";
import { Refused } from "../../../shared/forms/refused";

export function RefusedForm({ error }: { error: unknown }) {
  if (!error) return null;
  const { title, advice } = wordsOf(error);
  const { code, message } = asCommandError(error);
  return <Refused title={title}>{code === "wrong_use" ? sentence(message) : advice}</Refused>;
}

/** The program's own sentences begin small and end without a stop. */
export function sentence(text: string): string {
  const whole = text.trim();
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}${/[.!?]$/.test(whole) ? "" : "."}`;
}
