// Whether the last edit is saved; who said the last word and when, with the log behind it.
import { Check } from "lucide-react";
import type { FollowUp, FollowUpEntry } from "../../../ipc/door";
import { useMinute } from "../../../shared/clock";
import { type Undo, undo, useUndo } from "../../../shared/commands/undo";
import { formatAgo, formatInstant } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import type { Saving } from "./use-edit";
import { entryWords } from "./words";

export function SavingState({ saving, saved }: Pick<Saving, "saving" | "saved">) {
  return (
    <span role="status" className="saving-state small">
      {saving ? <span className="muted">Saving…</span> : saved && <Saved key={saved.label} entry={saved} />}
    </span>
  );
}

/** As long as it can still be taken back: whoever is slow must not miss it. */
function Saved({ entry }: { entry: Undo }) {
  const undoable = useUndo((state) => state.entries.includes(entry));
  if (!undoable) return null;
  return (
    <>
      <Check size={12} aria-hidden="true" className="saved-mark" /> Saved
      <Button
        look="quiet"
        className="saved-undo"
        onPress={() => void undo(entry)}
        aria-label={`Undo: ${entry.label}`}
      >
        Undo
      </Button>
    </>
  );
}

export function LastWord({ followUp, log }: { followUp: FollowUp | null; log: FollowUpEntry[] }) {
  const now = useMinute();
  if (followUp === null || followUp.version === 0)
    return <p className="muted small">Kept here, never sent to MRI.</p>;
  return (
    <details className="chart-table follow-up-log">
      <summary>
        Last changed by {followUp.author}, {formatAgo(followUp.updatedAt, now)}
      </summary>
      <ol aria-label="Log of changes">
        {log.map((entry, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an edit changes several fields at once, and the list only grows at its head
          <li key={nth}>
            {entryWords(entry)}
            <span className="small-note">
              {entry.author}, {formatInstant(entry.at)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
