// One line of the settings: what it is at the left, what can be chosen at the right; and a part that could not be asked for.
import type { ReactNode } from "react";
import { wordsOf } from "../../ipc/errors";
import { Refused } from "../../shared/forms/refused";
import { Button } from "../../shared/layout/button";

type RowProps = { label: string; hint?: ReactNode; children: ReactNode };

export function Row({ label, hint, children }: RowProps) {
  return (
    <div className="setting" role="group" aria-label={label}>
      <div>
        <p className="field-label">{label}</p>
        {hint && <p className="field-hint">{hint}</p>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  );
}

type LoadingProps = { error: unknown; onRetry: () => void };

/** In the place of what is not there yet: nothing for the moment that it takes, or why it does not come. */
export function NotThere({ error, onRetry }: LoadingProps) {
  if (!error) return <p className="muted">Loading…</p>;
  return (
    <div className="setting-failed">
      <Refused title={wordsOf(error).title}>{wordsOf(error).advice}</Refused>
      <Button onPress={onRetry}>Try again</Button>
    </div>
  );
}
