// The next five starts, live, so that a schedule is seen to mean what was meant.
import { formatSoon } from "../../../shared/format";
import type { Draft } from "./draft";
import { useStarts } from "./use-starts";
import type { Wrong } from "./validate";

export function NextStarts({ draft, wrong }: { draft: Draft; wrong: Wrong }) {
  const { starts } = useStarts(draft, wrong);
  const zone = draft.timeZone.trim() || null;
  return (
    <div className="next-starts" role="status" data-testid="next-starts">
      <p className="field-label">Next starts{zone && <span className="muted"> in {zone}</span>}</p>
      {!starts ? (
        <p className="muted">Known once the schedule is right.</p>
      ) : starts.length === 0 ? (
        <p className="muted">None: such a day never comes.</p>
      ) : (
        <ol>
          {starts.map((start) => (
            <li key={start}>{formatSoon(start, zone)}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
