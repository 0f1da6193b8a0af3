// MRI's notes, newest first, as the text they are: nothing in them is ever read as markup.
import type { RenewalDetail } from "../../../ipc/door";
import { formatDate } from "../../../shared/format";
import { DatasetSection } from "./section";

export function Notes({ detail }: { detail: RenewalDetail }) {
  const notes = detail.notes.toSorted((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
  return (
    <DatasetSection
      title={`Notes${notes.length > 0 ? ` (${notes.length})` : ""}`}
      detail={detail}
      dataset="notes"
      rows={notes.length}
      none="No notes on this lease."
    >
      <ol className="notes">
        {notes.map((note, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes carry no id, and the list is not reordered while shown
          <li key={at}>
            <p className="muted">
              {note.date ? formatDate(note.date) : "No date"}
              {note.author && ` · ${note.author}`}
              {note.reference1 && ` · ${note.reference1}`}
            </p>
            <p className="note-text">{note.text}</p>
          </li>
        ))}
      </ol>
    </DatasetSection>
  );
}
