// Before the first data: a sync that is to be started, or how far the first one is.
import { DownloadCloud, Loader } from "lucide-react";
import { isUnderWay } from "../../ipc/names";
import { useSyncStatus } from "../../ipc/queries";
import { runCommand } from "../../shared/commands/registry";
import { Button } from "../../shared/layout/button";
import { Notice } from "../../shared/layout/notice";

export function NothingYet() {
  const { data: status = [] } = useSyncStatus();
  const run = status.find((one) => isUnderWay(one.run?.status))?.run;
  if (!run)
    return (
      <Notice
        icon={DownloadCloud}
        title="No renewals here yet"
        actions={
          <Button look="primary" onPress={() => runCommand("sync.start")}>
            Sync now
          </Button>
        }
      >
        A sync fetches every lease that comes up for renewal. After that all of this works offline.
      </Notice>
    );
  const { callsDone, callsPlanned } = run.progress;
  return (
    <Notice
      icon={Loader}
      title={run.status === "paused" ? "The first sync is paused" : "The first renewals are on their way"}
      actions={<Button onPress={() => runCommand("go.sync")}>Show progress</Button>}
    >
      {callsDone} of {callsPlanned} calls done. What needs action appears here as it comes in.
    </Notice>
  );
}
