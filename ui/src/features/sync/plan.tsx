// What a sync would cost, before it is started.
import { useQuery } from "@tanstack/react-query";
import { ask } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { formatTime, plural } from "../../shared/format";
import { wholeClient } from "./use-sync";

export function Plan({ clientId, refresh }: { clientId: string; refresh: boolean }) {
  const { data: plan, error } = useQuery({
    queryKey: ["status", "plan", clientId, refresh],
    queryFn: () => ask().planSync(wholeClient(clientId, refresh)),
  });
  if (error)
    return (
      <p className="muted">
        {wordsOf(error).title}. {wordsOf(error).advice}
      </p>
    );
  if (!plan) return <p className="muted">Counting the calls…</p>;
  return (
    <p className="plan" data-testid="plan">
      {plan.calls === 0
        ? "Everything is fresh: a sync would make no call."
        : `A sync now takes ${plural(plan.calls, "call")} for ${plural(plan.properties, "property", "properties")}.`}{" "}
      {plan.cacheHits > 0 && (
        <span className="muted">
          {plural(plan.cacheHits, "answer is", "answers are")} fresh and not asked again.{" "}
        </span>
      )}
      {plan.calls > 0 && plan.finishEstimate !== null && (
        <span className="muted">It would be done by about {formatTime(plan.finishEstimate)} (estimate).</span>
      )}
    </p>
  );
}
