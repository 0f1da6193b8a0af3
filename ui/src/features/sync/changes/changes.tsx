// What a run found changed: new and gone leases, moved dates, rents, options, offers and notes, before and after.
import { CircleAlert, Equal, History } from "lucide-react";
import { useState } from "react";
import type { ChangeKind } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { runCommand } from "../../../shared/commands/registry";
import { plural } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { More } from "../../../shared/layout/more";
import { Notice } from "../../../shared/layout/notice";
import { ClientChoice } from "../client-choice";
import { groupChanges } from "./group";
import { KindFilter } from "./kind-filter";
import { PropertyBlock } from "./property-block";
import { RunChoice } from "./run-choice";
import { MOST, useFinishedRuns, useShownChanges } from "./use-changes";
import "./changes.css";

const STEP = 25;

export function Changes() {
  const { runs, known } = useFinishedRuns();
  const { changes, error } = useShownChanges();
  const [kinds, setKinds] = useState<ChangeKind[]>([]);
  const [room, setRoom] = useState(STEP);
  if (error)
    return (
      <Notice icon={CircleAlert} title={wordsOf(error).title} alert>
        {wordsOf(error).advice}
      </Notice>
    );
  const shown = (changes ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const groups = groupChanges(shown);
  return (
    <section aria-label="What changed" className="changes" data-testid="changes">
      <h2 className="unseen">What changed</h2>
      <div className="part-bar">
        <ClientChoice />
        <RunChoice runs={runs} />
        {changes && changes.length > 0 && (
          <span className="muted number part-count" role="status">
            {changes.length >= MOST
              ? `The newest ${MOST} changes`
              : `${plural(shown.length, "change")} in ${plural(groups.length, "property", "properties")}`}
          </span>
        )}
      </div>
      {known && runs.length === 0 ? (
        <NoRun />
      ) : !changes ? (
        <p className="muted">Reading…</p>
      ) : changes.length === 0 ? (
        <NothingChanged />
      ) : (
        <>
          <KindFilter changes={changes} chosen={kinds} onChoose={setKinds} />
          {groups.slice(0, room).map((group) => (
            <PropertyBlock key={group.key} group={group} />
          ))}
          <More shown={room} of={groups.length} step={STEP} onMore={() => setRoom(room + STEP)} />
        </>
      )}
    </section>
  );
}

function NoRun() {
  return (
    <Notice
      icon={History}
      title="No run to compare yet"
      actions={<Button onPress={() => runCommand("sync.start")}>Sync now</Button>}
    >
      After the second sync, this says what is new, what is gone and what moved in between.
    </Notice>
  );
}

function NothingChanged() {
  return (
    <Notice icon={Equal} title="Nothing changed">
      MRI answered the same as the time before: no lease came or went, and no date, rent, option, offer or
      note is different. Choose another run above to see earlier changes.
    </Notice>
  );
}
