// How the pretend program says no: with a code, as the real one does.
import type { CommandError } from "../bindings";

export const refuse = (code: CommandError["code"], message: string) =>
  Promise.reject<never>({ code, message } satisfies CommandError);
