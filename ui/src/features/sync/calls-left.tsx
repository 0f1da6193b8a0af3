// What the key has left of its allowance, what of it is left alone, and when the next call may go when there is none.
import type { BudgetState } from "../../ipc/door";
import { useNow } from "../../shared/clock";
import { formatCountdown, formatWhole, plural } from "../../shared/format";
import { Meter } from "../../shared/layout/meter";

export function CallsLeft({ budget }: { budget: BudgetState }) {
  const now = useNow();
  const { left, limit, nextCallAt, fullAgainAt, headroom, believed } = budget;
  return (
    <div className="calls-left" data-testid="calls-left">
      <span>
        <strong>{formatWhole(left)}</strong>{" "}
        <span className="muted">of {formatWhole(limit.calls)} calls left</span>
      </span>
      <Meter label="Calls left" value={left} max={limit.calls} />
      <span className="muted calls-left-when">{whenNext(nextCallAt, fullAgainAt, now)}</span>
      {headroom > 0 && (
        <span className="muted calls-left-when">{plural(headroom, "call")} always left alone</span>
      )}
      {believed < limit.calls - headroom && (
        <p className="calls-lowered" role="status" data-testid="calls-lowered">
          MRI refused a call too early: other software seems to use this key. For a while only{" "}
          {formatWhole(believed)} calls are counted on.
        </p>
      )}
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
