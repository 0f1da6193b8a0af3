// One dataset of a property in full: how it stands, how old what is kept of it is, why the last attempt came to nothing and what
// to do about it, and asking for it again.
import { RotateCw } from "lucide-react";
import { useEffect, useRef } from "react";
import type { DatasetFreshness } from "../../../ipc/door";
import { failureWords } from "../../../ipc/errors";
import { datasetNames } from "../../../ipc/names";
import { runCommand } from "../../../shared/commands/registry";
import { formatAge, formatAgo, formatInstant, formatWhole, plural } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { StateBadge } from "./state";

type DatasetLineProps = {
  of: DatasetFreshness;
  property: string;
  now: number;
  disabled: boolean;
  /** it is the one that was looked for */
  at: boolean;
  onAgain: () => void;
};

export function DatasetLine({ of, property, now, disabled, at, onAgain }: DatasetLineProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (at) line.current?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const { state, refreshCalls } = of;
  const name = datasetNames[of.dataset];
  return (
    <li ref={line} className={`fresh-line${at ? " at" : ""}`} data-testid={`fresh-${of.dataset}`}>
      <div className="fresh-line-head">
        <strong>{name}</strong>
        <StateBadge state={state} />
        {state !== "not_applicable" && refreshCalls > 0 && (
          <Button
            look="quiet"
            isDisabled={disabled}
            onPress={onAgain}
            aria-label={`Ask for ${name} of ${property} again: ${plural(refreshCalls, "call")}`}
          >
            <RotateCw size={12} aria-hidden="true" />
            {plural(refreshCalls, "call")}
          </Button>
        )}
      </div>
      <Why of={of} now={now} />
      <p className="muted">{keptWords(of, now)}</p>
    </li>
  );
}

function Why({ of: { state, failure, triedAt }, now }: { of: DatasetFreshness; now: number }) {
  const code = failure?.code ?? (state === "not_permitted" ? "not_permitted" : null);
  if (code === null) return null;
  const { title, advice, next } = failureWords[code];
  return (
    <p className={state === "failed" ? "fresh-why" : ""}>
      <strong>{title}.</strong> {advice}
      {next === "settings" && (
        <button type="button" className="link" onClick={() => runCommand("go.settings")}>
          Settings
        </button>
      )}
      {triedAt !== null && (
        <span className="fresh-said muted" title={formatInstant(triedAt)}>
          Tried {formatAgo(triedAt, now)}
          {failure && `: ${failure.message}`}
        </span>
      )}
    </p>
  );
}

/** What of it is on screen elsewhere, and from when. */
export function keptWords(
  { state, answeredAt, oldestAt, rows, leases }: DatasetFreshness,
  now: number,
): string {
  if (state === "never_asked") return "Nothing is known of it yet. The next sync asks for it.";
  if (state === "not_applicable") return "This kind of property has none. Asked again once a month at most.";
  if (answeredAt === null) return "Nothing is kept: it was never answered.";
  const failed = state === "failed" || state === "not_permitted";
  const old = state === "old" ? " Older than the settings want it: the next sync asks for it." : "";
  const since = `${failed ? "Shown as it was" : "Answered"} ${formatAgo(answeredAt, now)}: ${rows === 0 ? "nothing there" : plural(rows, "row")}.`;
  if (!leases) return since + old;
  const oldest =
    oldestAt !== null && answeredAt - oldestAt > 60_000
      ? `, the oldest ${formatAge(now - oldestAt)} ago`
      : "";
  return `${since} MRI wants to be asked lease by lease: ${formatWhole(leases.answered)} of ${plural(leases.of, "lease")} answered${oldest}.${old}`;
}
