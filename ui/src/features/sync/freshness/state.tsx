// How a dataset of a property stands, in an icon, a word and its age.
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  Clock,
  Lock,
  type LucideIcon,
} from "lucide-react";
import type { DatasetFreshness, FreshnessState } from "../../../ipc/door";
import { freshnessNames } from "../../../ipc/names";
import { formatAge } from "../../../shared/format";
import { Badge, type Tone } from "../../../shared/layout/badge";

const looks: Record<FreshnessState, { icon: LucideIcon; tone: Tone }> = {
  fresh: { icon: CircleCheck, tone: "ok" },
  old: { icon: Clock, tone: "warn" },
  failed: { icon: CircleAlert, tone: "danger" },
  not_permitted: { icon: Lock, tone: "plain" },
  never_asked: { icon: CircleDashed, tone: "plain" },
  not_applicable: { icon: CircleMinus, tone: "plain" },
};

export function StateBadge({ state }: { state: FreshnessState }) {
  const { icon, tone } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {freshnessNames[state]}
    </Badge>
  );
}

/** Of the oldest that is shown; null: nothing was ever answered. */
const ageOf = ({ answeredAt, oldestAt }: DatasetFreshness, now: number): string | null => {
  const at = oldestAt ?? answeredAt;
  return at === null ? null : formatAge(Math.max(0, now - at));
};

/** In a cell. What is fresh is an age and no more: the eye is to stop at the others. */
export function StateCell({ of, now }: { of: DatasetFreshness; now: number }) {
  const { state, leases } = of;
  if (state === "not_applicable") return <span className="fresh-none muted">{freshnessNames[state]}</span>;
  const age = ageOf(of, now);
  const count = leases && leases.answered < leases.of ? `${leases.answered} of ${leases.of}` : null;
  const kept = [age, count].filter(Boolean).join(", ");
  if (state === "fresh") return <span className="fresh-age">{age}</span>;
  const { icon: Icon } = looks[state];
  return (
    <span className={`fresh-state ${state}`} data-peek>
      <span className="fresh-word">
        <Icon size={12} aria-hidden="true" />
        {freshnessNames[state]}
      </span>
      {kept && <span className="fresh-kept muted">{kept}</span>}
    </span>
  );
}
