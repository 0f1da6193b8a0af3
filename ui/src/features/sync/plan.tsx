// What a sync would cost, before it is started. Times are estimates and say so.
import { useQuery } from "@tanstack/react-query";
import { ask, type PlanSummary } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { formatDuration, formatTime, formatWhole, plural } from "../../shared/format";
import { wholeClient } from "./use-sync";

/** The estimate counts from when it was asked for, and the window of calls empties meanwhile. */
const AGAIN_MS = 30_000;

export function Plan({ clientId, refresh }: { clientId: string; refresh: boolean }) {
  const {
    data: plan,
    error,
    dataUpdatedAt,
  } = useQuery({
    queryKey: ["status", "plan", clientId, refresh],
    queryFn: () => ask().planSync(wholeClient(clientId, refresh)),
    refetchInterval: AGAIN_MS,
  });
  if (error)
    return (
      <p className="muted">
        {wordsOf(error).title}. {wordsOf(error).advice}
      </p>
    );
  if (!plan) return <p className="muted">Counting the calls…</p>;
  return (
    <div className="plan" data-testid="plan">
      <p>
        {plan.calls === 0 ? (
          <strong>Everything is fresh: a sync would make no call.</strong>
        ) : (
          <>
            <strong>{plural(plan.calls, "call")}</strong>
            {timesOf(plan, dataUpdatedAt)}
          </>
        )}
      </p>
      <p className="muted">
        A sync of {plural(plan.properties, "property", "properties")} now.
        {plan.cacheHits > 0 && ` ${freshWords(plan)}`}
      </p>
    </div>
  );
}

function timesOf({ finishEstimate, listFinishEstimate }: PlanSummary, asked: number): string {
  if (finishEstimate === null) return ", finish unknown";
  if (listFinishEstimate === null) return `, done by ${formatTime(finishEstimate)} (estimate)`;
  const list = formatDuration(Math.max(1000, listFinishEstimate - asked));
  return `, done by ${formatTime(finishEstimate)}; the list in ${list} (estimates)`;
}

const freshWords = ({ cacheHits, calls }: PlanSummary) =>
  calls === 0
    ? `All ${plural(cacheHits, "answer")} are fresh.`
    : `${plural(cacheHits, "answer is", "answers are")} fresh and not asked again${cacheHits > calls ? `, ${formatWhole(calls)} to go` : ""}.`;
