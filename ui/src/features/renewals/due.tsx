// How long until a lease expires, tinted by how near that is. The words say it all; tint and icon repeat it.
import { AlarmClock, CircleAlert, Clock } from "lucide-react";
import { plural } from "../../shared/format";
import { Badge } from "../../shared/layout/badge";
import { Unknown } from "../../shared/value";

export function Due({ days }: { days: number | null }) {
  if (days === null) return <Unknown />;
  if (days < 0) return <Badge tone="danger" icon={CircleAlert}>{`${plural(-days, "day")} ago`}</Badge>;
  if (days === 0)
    return (
      <Badge tone="warn" icon={AlarmClock}>
        Expires today
      </Badge>
    );
  if (days <= 30) return <Badge tone="warn" icon={AlarmClock}>{`In ${plural(days, "day")}`}</Badge>;
  if (days <= 90) return <Badge tone="active" icon={Clock}>{`In ${plural(days, "day")}`}</Badge>;
  return <span className="due-later">{`In ${plural(days, "day")}`}</span>;
}
