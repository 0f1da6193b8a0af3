// The changes that are asked for: of any run, of the last one of each client, or of one.
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { ask, type Change, type Run } from "../../ipc/door";
import { useRuns } from "../../ipc/queries";
import { useChosenClient } from "./client-choice";
import { useNarrow } from "./narrow";

export const MOST = 1000;

/** Those that came to an end, newest first. */
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

export function useAskedChanges() {
  const { runs } = useFinishedRuns();
  const clientId = useChosenClient();
  const of = useNarrow((narrow) => narrow.runId);
  const wanted = of === "any" ? [null] : of === "last" ? lastOfEach(runs) : [of];
  const answers = useQueries({
    queries: wanted.map((runId) => ({
      queryKey: ["runs", "changes", clientId, runId, MOST],
      queryFn: () => ask().listChanges({ clientId, runId, limit: MOST }),
      placeholderData: keepPreviousData<Change[]>,
    })),
  });
  const reading = answers.some(({ data }) => data === undefined);
  return {
    changes: reading ? undefined : answers.flatMap(({ data }) => data ?? []),
    error: answers.find(({ error }) => error)?.error ?? null,
    again: () => void Promise.all(answers.map(({ refetch }) => refetch())),
  };
}
