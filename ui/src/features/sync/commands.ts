// What can be done about runs by a key, on whatever screen.
import { useSyncStatus } from "../../ipc/queries";
import { type Command, runCommand, useCommands } from "../../shared/commands/registry";
import { say } from "../../shared/toast/toast";
import { showTab } from "./tab";
import { canGoOn, isMoving, usePause, useResume, useSyncAll } from "./use-sync";

const everywhere = { group: "Sync" as const };

export function useSyncCommands(): void {
  const { data: status = [] } = useSyncStatus();
  const { start } = useSyncAll();
  const pause = usePause();
  const resume = useResume();
  const idsOf = (some: typeof status) => some.map(({ clientId }) => clientId);
  const moving = idsOf(status.filter(isMoving));
  const waiting = idsOf(status.filter(canGoOn));
  const commands: Command[] = [
    { ...everywhere, id: "sync.start", title: "Sync all clients", keys: ["F9"], run: () => start() },
    {
      ...everywhere,
      id: "sync.pause",
      title: "Pause the sync",
      keys: ["Shift+F9"],
      run: () => (moving.length > 0 ? pause.mutate(moving) : say("ok", "There is no run to pause")),
    },
    {
      ...everywhere,
      id: "sync.resume",
      title: "Go on with a paused sync",
      keys: ["$mod+F9"],
      run: () => (waiting.length > 0 ? resume.mutate(waiting) : say("ok", "There is no run to go on with")),
    },
    {
      ...everywhere,
      id: "sync.data",
      title: "How old the data is",
      keywords: "freshness failed stale retry",
      keys: [],
      run: () => {
        showTab("data");
        runCommand("go.sync");
      },
    },
  ];
  useCommands(commands);
}
