// What stands in the list's place when there is no row to show: first data on its way, nothing synced, nothing matches,
// or the local data refused to be read.
import { CircleAlert, DownloadCloud, FilterX, Loader } from "lucide-react";
import { wordsOf } from "../../ipc/errors";
import { isUnderWay } from "../../ipc/names";
import { useSyncStatus } from "../../ipc/queries";
import { runCommand } from "../../shared/commands/registry";
import { Button } from "../../shared/layout/button";
import { Notice } from "../../shared/layout/notice";
import { showAll } from "./view-store";

type RefusedProps = { error: unknown; onAgain: () => void };

export function Refused({ error, onAgain }: RefusedProps) {
  const { title, advice } = wordsOf(error);
  return (
    <Notice icon={CircleAlert} alert title={title} actions={<NextStep error={error} onAgain={onAgain} />}>
      {advice}
    </Notice>
  );
}

/** Rows are there, but asking again was refused. */
export function NotRefreshed({ error, onAgain }: RefusedProps) {
  const { title, advice } = wordsOf(error);
  return (
    <div role="alert" className="not-refreshed">
      <p>
        <strong>{title}.</strong> {advice} The list is as it was.
      </p>
      <NextStep error={error} onAgain={onAgain} />
    </div>
  );
}

function NextStep({ error, onAgain }: RefusedProps) {
  if (wordsOf(error).next === "settings")
    return <Button onPress={() => runCommand("go.settings")}>Settings</Button>;
  return <Button onPress={onAgain}>Try again</Button>;
}

export function NothingYet() {
  const { data: status = [] } = useSyncStatus();
  const run = status.find((one) => isUnderWay(one.run?.status))?.run;
  if (!run) {
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
        A sync fetches every lease that comes up for renewal. After that the list works offline.
      </Notice>
    );
  }
  const { callsDone, callsPlanned } = run.progress;
  return (
    <Notice
      icon={Loader}
      title={run.status === "paused" ? "The first sync is paused" : "The first renewals are on their way"}
      actions={<Button onPress={() => runCommand("go.sync")}>Show progress</Button>}
    >
      {callsDone} of {callsPlanned} calls done. Properties appear here as they come in.
    </Notice>
  );
}

/** Over the grid, whose columns stay. */
export function NothingMatches() {
  return (
    <div className="nothing-matches">
      <Notice
        icon={FilterX}
        title="No renewal matches"
        actions={
          <Button look="primary" onPress={showAll} data-testid="show-all">
            Show all renewals
          </Button>
        }
      >
        Switch a filter off above, or look at all of them.
      </Notice>
    </div>
  );
}
