// At the card's foot: whether the last edit is saved, who said the last word and when, and the log.
import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import type { FollowUp, FollowUpEntry } from "../../../ipc/door";
import { useMinute } from "../../../shared/clock";
import { type Undo, undo, useUndo } from "../../../shared/commands/undo";
import { formatAgo, formatInstant, plural } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import type { Saving } from "./use-edit";
import { entryWords } from "./words";

const SHOWN_MS = 6_000;

export function SavingLine({
  saving,
  saved,
  followUp,
}: Omit<Saving, "failures"> & { followUp: FollowUp | null }) {
  const now = useMinute();
  return (
    <div className="saving-line">
      <span className="muted small">
        {followUp === null || followUp.version === 0
          ? "Kept here, never sent to MRI"
          : `Last changed by ${followUp.author} ${formatAgo(followUp.updatedAt, now)}`}
      </span>
      <span role="status" className="saving-state small">
        {saving ? "Saving…" : saved && <Saved key={saved.label} entry={saved} />}
      </span>
    </div>
  );
}

/** Gone by itself, as a toast would be; Ctrl+Z stays. */
function Saved({ entry }: { entry: Undo }) {
  const [gone, setGone] = useState(false);
  const undoable = useUndo((state) => state.entries.includes(entry));
  useEffect(() => {
    const timer = setTimeout(() => setGone(true), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (gone || !undoable) return null;
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

export function Log({ log }: { log: FollowUpEntry[] }) {
  if (log.length === 0) return null;
  return (
    <details className="chart-table follow-up-log">
      <summary>Log, {plural(log.length, "change")}</summary>
      <ol>
        {log.map((entry, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an edit changes several fields at once, and the list only grows at its head
          <li key={nth}>
            {entryWords(entry)}
            <span className="small-note number">
              {entry.author}, {formatInstant(entry.at)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
