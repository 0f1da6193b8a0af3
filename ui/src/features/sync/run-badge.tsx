// A run's status in a word; done with failures is not the same as done.
import { CircleAlert, CircleCheck, CircleSlash, Hourglass, Loader, type LucideIcon } from "lucide-react";
import type { Run, RunStatus } from "../../ipc/door";
import { runStatusNames } from "../../ipc/names";
import { Badge, type Tone } from "../../shared/layout/badge";

const looks: Record<RunStatus, [Tone, LucideIcon]> = {
  waiting: ["plain", Hourglass],
  active: ["active", Loader],
  completed: ["ok", CircleCheck],
  failed: ["danger", CircleAlert],
  cancelled: ["plain", CircleSlash],
};

export function RunBadge({ run }: { run: Run }) {
  const failures = run.result?.failures.length ?? 0;
  if (run.status === "completed" && failures > 0) {
    return (
      <Badge tone="warn" icon={CircleAlert}>
        Done with failures
      </Badge>
    );
  }
  const [tone, icon] = looks[run.status];
  return (
    <Badge tone={tone} icon={icon}>
      {runStatusNames[run.status]}
    </Badge>
  );
}
