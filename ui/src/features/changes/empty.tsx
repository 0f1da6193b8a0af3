// What stands in place of the changes while there are none to show, each with what to do next.
import { CircleAlert, Equal, Eye, Filter, History } from "lucide-react";
import { wordsOf } from "../../ipc/errors";
import { runCommand } from "../../shared/commands/registry";
import { Button } from "../../shared/layout/button";
import { Notice } from "../../shared/layout/notice";
import { useNarrow } from "./narrow";

const syncNow = <Button onPress={() => runCommand("sync.start")}>Sync now</Button>;

export function NoRun() {
  return (
    <Notice icon={History} title="No sync to compare yet" actions={syncNow}>
      From the second sync on, this says what is new, what is gone and what moved in between.
    </Notice>
  );
}

export function NothingChanged() {
  const anyRun = useNarrow(({ runId }) => runId === "any");
  return (
    <Notice
      icon={Equal}
      title="Nothing changed"
      actions={
        anyRun ? (
          syncNow
        ) : (
          <Button onPress={() => useNarrow.setState({ runId: "any" })}>Show the changes of all runs</Button>
        )
      }
    >
      MRI answered the same as the time before: no lease came or went, and no date, rent, option, offer or
      note is different.
    </Notice>
  );
}

export function NothingUnseen() {
  return (
    <Notice
      icon={Eye}
      title="Nothing new since you last looked"
      actions={
        <Button onPress={() => useNarrow.setState({ unseenOnly: false })}>Show what was seen before</Button>
      }
    >
      What the next sync finds changed will be here.
    </Notice>
  );
}

export function NoSuchKind() {
  return (
    <Notice
      icon={Filter}
      title="No change of these kinds"
      actions={<Button onPress={() => useNarrow.setState({ kinds: [] })}>Show all kinds</Button>}
    />
  );
}

export function Refused({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { title, advice } = wordsOf(error);
  return (
    <Notice icon={CircleAlert} title={title} alert actions={<Button onPress={onAgain}>Try again</Button>}>
      {advice}
    </Notice>
  );
}
