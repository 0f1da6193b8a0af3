// A run's status in a word; done with failures is not the same as done, and holding through an outage not as running.
import {
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleSlash,
  Hourglass,
  Loader,
  type LucideIcon,
  Unplug,
} from "lucide-react";
import type { Run, RunStatus } from "../../ipc/door";
import { runStatusNames } from "../../ipc/names";
import { Badge, type Tone } from "../../shared/layout/badge";

const looks: Record<RunStatus, [Tone, LucideIcon]> = {
  waiting: ["plain", Hourglass],
  active: ["active", Loader],
  paused: ["warn", CirclePause],
  completed: ["ok", CircleCheck],
  failed: ["danger", CircleAlert],
  cancelled: ["plain", CircleSlash],
};

export function RunBadge({ run }: { run: Run }) {
  const failures = run.result?.failures.length ?? 0;
  const [tone, icon, words] = special(run, failures) ?? [...looks[run.status], runStatusNames[run.status]];
  return (
    <Badge tone={tone} icon={icon}>
      {words}
    </Badge>
  );
}

function special({ status, progress, error }: Run, failures: number): [Tone, LucideIcon, string] | null {
  if (status === "completed" && failures > 0) return ["warn", CircleAlert, "Done with failures"];
  if (status === "active" && progress.held) return ["warn", Unplug, "Holding"];
  if (status === "failed" && error?.code === "interrupted") return ["warn", CircleAlert, "Stopped half-way"];
  return null;
}
