// The next starts of the schedule as it is typed, and what the program found wrong with its cron text.
import { asCommandError, wordsOf } from "../../../ipc/errors";
import { useNextStarts } from "../../../ipc/queries";
import { type Draft, scheduleOf } from "./draft";
import type { Wrong } from "./validate";

const fields = ["time", "timeZone", "quietFrom", "quietTo"];

export function useStarts(draft: Draft, wrong: Wrong) {
  // What is known to be wrong is not asked for; when to sync at the program's start changes none of these.
  const ready = draft.scheduled && fields.every((field) => !wrong[field]) && scheduleOf(draft).cron !== "";
  const { data, error } = useNextStarts({ ...scheduleOf(draft), startIfOlderSecs: null }, ready);
  return { starts: ready && !error ? data : undefined, refused: ready && error ? sentence(error) : null };
}

/** The program's own sentence says which field of the text is wrong; any other refusal has the usual words. */
function sentence(error: unknown): string {
  const { code, message } = asCommandError(error);
  return code === "wrong_use" ? message : `${wordsOf(error).title}. ${wordsOf(error).advice}`;
}
