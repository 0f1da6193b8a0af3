// By when somebody must act on the lease, and why. The words say it all; tint and icon repeat it.
import { AlarmClock, CircleAlert, CircleCheck, Clock } from "lucide-react";
import type { Deadline, DeadlineKind } from "../../../ipc/door";
import { plural } from "../../../shared/format";
import { Badge } from "../../../shared/layout/badge";

type Words = { past: (days: string) => string; today: string; ahead: (days: string) => string };

const words: Record<DeadlineKind, Words> = {
  follow_up: {
    past: (days) => `Follow-up ${days} overdue`,
    today: "Follow up today",
    ahead: (days) => `Follow up in ${days}`,
  },
  option_notice: {
    past: (days) => `Option notice ended ${days} ago`,
    today: "Last day of option notice",
    ahead: (days) => `Option notice ends in ${days}`,
  },
  offer: {
    past: (days) => `Offer ended ${days} ago`,
    today: "Last day of the offer",
    ahead: (days) => `Offer ends in ${days}`,
  },
  expiry: {
    past: (days) => `Expired ${days} ago`,
    today: "Expires today",
    ahead: (days) => `Expires in ${days}`,
  },
};

export function DeadlineBadge({ deadline, closed }: { deadline: Deadline | null; closed: boolean }) {
  if (deadline === null && closed)
    return (
      <Badge tone="ok" icon={CircleCheck}>
        Nothing left to do
      </Badge>
    );
  if (deadline === null) return <Badge>No deadline known</Badge>;
  const { past, today, ahead } = words[deadline.kind];
  const { days } = deadline;
  if (days < 0)
    return (
      <Badge tone="danger" icon={CircleAlert}>
        {past(plural(-days, "day"))}
      </Badge>
    );
  return (
    <Badge
      tone={days <= 30 ? "warn" : days <= 90 ? "active" : "plain"}
      icon={days <= 30 ? AlarmClock : Clock}
    >
      {days === 0 ? today : ahead(plural(days, "day"))}
    </Badge>
  );
}
