// From a run to what it changed, in its own section, which must be there before it can be told of which run.
import { flushSync } from "react-dom";
import { runCommand } from "../../shared/commands/registry";

export function listChangesOf(runId: string): void {
  flushSync(() => runCommand("go.changes"));
  runCommand("changes.list", { runId });
}
