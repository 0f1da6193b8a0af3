// What the key has left of its allowance, and when the next call may go when there is none.
import type { BudgetState } from "../../ipc/door";
import { useNow } from "../../shared/clock";
import { formatCountdown, formatWhole } from "../../shared/format";
import { Meter } from "../../shared/layout/meter";

export function CallsLeft({ budget }: { budget: BudgetState }) {
  const now = useNow();
  const { left, limit, nextCallAt, fullAgainAt } = budget;
  return (
    <div className="calls-left" data-testid="calls-left">
      <span className="number">
        <strong>{formatWhole(left)}</strong>{" "}
        <span className="muted">of {formatWhole(limit.calls)} calls left</span>
      </span>
      <Meter label="Calls left" value={left} max={limit.calls} />
      <span className="muted number calls-left-when">{whenNext(nextCallAt, fullAgainAt, now)}</span>
    </div>
  );
}

function whenNext(nextCallAt: number | null, fullAgainAt: number | null, now: number): string {
  if (nextCallAt !== null && nextCallAt > now)
    return `Window full: next call in ${formatCountdown(nextCallAt - now)}`;
  if (fullAgainAt !== null && fullAgainAt > now)
    return `All free again in ${formatCountdown(fullAgainAt - now)}`;
  return "All calls are free";
}
