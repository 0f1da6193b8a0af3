// Copies of the desk: made by hand or by the program, and put back after a question.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ask, type Backup } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { useMinute } from "../../../shared/clock";
import { formatAgo, formatInstant } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { Confirm } from "../../../shared/layout/confirm";
import { say } from "../../../shared/toast/toast";
import { Value } from "../../../shared/value";
import { Row } from "../row";
import { formatBytes } from "./bytes";

const refused = (what: string) => (error: unknown) =>
  say("danger", `${what} ${wordsOf(error).title}`, wordsOf(error).advice);

export function Backups({ backups }: { backups: Backup[] }) {
  const [asking, setAsking] = useState<Backup | null>(null);
  const backUp = useMutation({
    mutationFn: () => ask().backUp(),
    onSuccess: ({ name }) => say("ok", "Backed up", name),
    onError: refused("Not backed up."),
  });
  const restore = useMutation({
    mutationFn: (name: string) => ask().restoreBackup(name),
    onSuccess: () =>
      say("ok", "The backup is in place", "What was there before is the newest backup in the list."),
    onError: refused("Not restored; the desk is as it was."),
  });
  return (
    <Row label="Backups" hint="Of the desk, read back before they count. The newest ten are kept.">
      <div>
        <Button isDisabled={backUp.isPending} onPress={() => backUp.mutate()} data-testid="back-up">
          {backUp.isPending ? "Backing up…" : "Back up now"}
        </Button>
      </div>
      {backups.length === 0 ? (
        <p className="muted">There is none yet.</p>
      ) : (
        <table className="small-table backups" aria-label="Backups">
          <tbody>
            {backups.map((backup) => (
              <BackupLine
                key={backup.name}
                backup={backup}
                busy={restore.isPending}
                onRestore={() => setAsking(backup)}
              />
            ))}
          </tbody>
        </table>
      )}
      <Confirm
        open={asking !== null}
        title={asking ? `Restore the backup of ${formatInstant(asking.at)}?` : ""}
        yes="Restore"
        onYes={() => asking && restore.mutate(asking.name)}
        onClose={() => setAsking(null)}
      >
        <p>
          It replaces every follow-up, note, saved view, client and setting of the desk, and the history of
          runs and changes. What is there now is backed up first.
        </p>
        <p>What MRI said stays, and nothing changes in MRI.</p>
      </Confirm>
    </Row>
  );
}

type BackupLineProps = { backup: Backup; busy: boolean; onRestore: () => void };

function BackupLine({ backup: { at, bytes, name }, busy, onRestore }: BackupLineProps) {
  const now = useMinute();
  return (
    <tr title={name}>
      <td className="nowrap">{formatInstant(at)}</td>
      <td className="muted nowrap">{formatAgo(at, now)}</td>
      <td className="numeric nowrap">
        <Value>{bytes === null ? null : formatBytes(bytes)}</Value>
      </td>
      <td className="numeric">
        <Button
          look="quiet"
          isDisabled={busy}
          aria-label={`Restore the backup of ${formatInstant(at)}`}
          onPress={onRestore}
        >
          Restore…
        </Button>
      </td>
    </tr>
  );
}
