// Why a list was not given out. It would hold more than was asked for where a term of the filter is not understood, so that term is
// named, in the words of the filter's own box.
import { ask } from "../../ipc/door";
import { asCommandError, wordsOf } from "../../ipc/errors";
import { say } from "../../shared/toast/toast";

export async function sayRefused(error: unknown, filter: string): Promise<void> {
  const { title, advice } = wordsOf(error);
  if (asCommandError(error).code !== "filter_not_understood") return say("danger", title, advice);
  const terms = await ask()
    .describeFilter(filter)
    .catch(() => []);
  const named = terms.flatMap(({ text, problem }) => (problem === null ? [] : [`${text}: ${problem}.`]));
  say("danger", title, [...named, advice].join(" "));
}
