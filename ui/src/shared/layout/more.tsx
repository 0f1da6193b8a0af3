// At the foot of a long list: how much of it is shown, and showing more.
import { formatWhole } from "../format";
import { Button } from "./button";

type MoreProps = { shown: number; of: number; step: number; onMore: () => void };

export function More({ shown, of, step, onMore }: MoreProps) {
  if (shown >= of) return null;
  return (
    <p className="more">
      <span className="muted">
        {formatWhole(shown)} of {formatWhole(of)} shown
      </span>
      <Button onPress={onMore}>Show {formatWhole(Math.min(step, of - shown))} more</Button>
    </p>
  );
}
