// The changes that are asked for: of the last run of each client, of one run, or of any.
import { useQueries } from "@tanstack/react-query";
import { ask, type Change, type Run } from "../../../ipc/door";
import { useRuns } from "../../../ipc/queries";
import { useChosenClient } from "../client-choice";
import { useShown } from "../tab";

export const MOST = 1000;

/** Whole syncs that came to an end, newest first. */
export function useFinishedRuns(): { runs: Run[]; known: boolean } {
  const { data } = useRuns(200);
  const clientId = useChosenClient();
  const runs = (data ?? []).filter(
    (run) => run.finishedOn !== null && (clientId === null || run.clientId === clientId),
  );
  return { runs, known: data !== undefined };
}

function lastOfEach(runs: Run[]): string[] {
  const whole = runs.filter(({ trigger }) => trigger !== "lease");
  return [...Map.groupBy(whole, ({ clientId }) => clientId).values()].flatMap(([run]) =>
    run ? [run.id] : [],
  );
}

export function useShownChanges(): { changes: Change[] | undefined; error: unknown } {
  const { runs } = useFinishedRuns();
  const clientId = useChosenClient();
  const of = useShown((shown) => shown.changesOf);
  const wanted = of === "any" ? [null] : of === "last" ? lastOfEach(runs) : [of];
  const answers = useQueries({
    queries: wanted.map((runId) => ({
      queryKey: ["runs", "changes", clientId, runId, MOST],
      queryFn: () => ask().listChanges({ clientId, runId, limit: MOST }),
    })),
  });
  const reading = answers.some(({ data }) => data === undefined);
  return {
    changes: reading ? undefined : answers.flatMap(({ data }) => data ?? []),
    error: answers.find(({ error }) => error)?.error ?? null,
  };
}
