// One change: its kind, and before → after.
import { ArrowRight, CircleMinus, CirclePlus, type LucideIcon, Undo2 } from "lucide-react";
import type { Change, ChangeKind } from "../../ipc/door";
import { changeKindNames } from "../../ipc/names";
import { useMinute } from "../../shared/clock";
import { formatAgo, formatInstant } from "../../shared/format";
import { Badge, type Tone } from "../../shared/layout/badge";
import { presence, shiftOf, writeValue } from "./value";

const looks: Partial<Record<ChangeKind, [Tone, LucideIcon]>> = {
  new: ["ok", CirclePlus],
  gone: ["danger", CircleMinus],
  back: ["ok", Undo2],
};

/** `dated`: not noticed together with the line above it. */
export function ChangeLine({ change, dated }: { change: Change; dated: boolean }) {
  const { kind } = change;
  const [tone, icon] = looks[kind] ?? ["plain" as Tone, undefined];
  return (
    <li className="change-line">
      <Badge tone={tone} icon={icon}>
        {changeKindNames[kind]}
      </Badge>
      <span>
        {presence[kind] ? <span className="muted">{presence[kind]}</span> : <Sides change={change} />}
      </span>
      {dated && <Noticed at={change.at} />}
    </li>
  );
}

/** When the run noticed it; when it happened in MRI is not known. */
function Noticed({ at }: { at: number }) {
  const now = useMinute();
  return (
    <time className="change-when muted" dateTime={new Date(at).toISOString()} title={formatInstant(at)}>
      {formatAgo(at, now)}
    </time>
  );
}

function Sides({ change }: { change: Change }) {
  const { kind, before, after } = change;
  const shift = shiftOf(change);
  // A note or an offer that was not there before has nothing to compare with.
  const fresh = before === null && (kind === "note" || kind === "offer");
  return (
    <>
      {!fresh && (
        <>
          <span className="muted">{writeValue(kind, before) ?? "none"}</span>
          <ArrowRight size={12} aria-label="became" className="change-arrow" />
        </>
      )}
      <span className={kind === "note" ? "change-note" : "change-after"}>
        {writeValue(kind, after) ?? "none"}
      </span>
      {shift && <span className="muted"> {shift}</span>}
    </>
  );
}
