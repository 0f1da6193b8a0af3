// Notes in order of time, MRI's and one's own, told apart by icon and word. All are shown as the text they are: nothing in
// them is ever read as markup.
import { Building2, Pencil, Trash2, UserPen } from "lucide-react";
import { useState } from "react";
import type { Note, OwnNote, RenewalDetail } from "../../../ipc/door";
import { useCommands } from "../../../shared/commands/registry";
import { formatDate, formatInstant, plural } from "../../../shared/format";
import { Badge } from "../../../shared/layout/badge";
import { Button } from "../../../shared/layout/button";
import { leaseId, leaseKeyOf } from "../follow-up/lease-key";
import { keepDraft, useNoteDrafts } from "./note-drafts";
import { NoteEditor } from "./note-editor";
import { Section, whyNothing } from "./section";
import { Source } from "./source";
import { useNotes } from "./use-notes";

const FIRST = 6;

type Entry = { when: string; own: OwnNote; mri: null } | { when: string; own: null; mri: Note };

/** By day, the newest first; of a day one's own come first, since they tell the time as well. */
function merged({ notes, ownNotes }: RenewalDetail): Entry[] {
  const dayOf = (instant: number) => {
    const day = new Date(instant);
    const two = (value: number) => String(value).padStart(2, "0");
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  };
  const own: Entry[] = ownNotes.map((note) => ({ when: dayOf(note.at), own: note, mri: null }));
  const mri: Entry[] = notes.map((note) => ({ when: note.date ?? "", own: null, mri: note }));
  return [...own, ...mri].toSorted((a, b) => b.when.localeCompare(a.when));
}

export function Notes({ detail }: { detail: RenewalDetail }) {
  const [all, setAll] = useState(false);
  const entries = merged(detail);
  const standing = detail.datasets.find(({ dataset }) => dataset === "notes");
  const mriSaysNothing = detail.notes.length === 0 && standing && standing.outcome !== "not_applicable";
  return (
    <Section
      title={`Notes${entries.length > 0 ? ` (${entries.length})` : ""}`}
      aside={<Source detail={detail} of="notes" />}
    >
      <Add detail={detail} />
      {mriSaysNothing && (
        <p className="muted">MRI: {lowered(whyNothing(standing, "No notes on this lease."))}</p>
      )}
      <ol className="notes">
        {entries.slice(0, all ? undefined : FIRST).map((entry, at) =>
          entry.own ? (
            <Own key={entry.own.id} note={entry.own} detail={detail} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: MRI's notes carry no id, and the list is not reordered while shown
            <FromMri key={at} note={entry.mri} />
          ),
        )}
      </ol>
      {!all && entries.length > FIRST && (
        <div>
          <Button onPress={() => setAll(true)}>Show all {plural(entries.length, "note")}</Button>
        </div>
      )}
    </Section>
  );
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function Add({ detail: { renewal } }: { detail: RenewalDetail }) {
  const id = leaseId(renewal);
  const text = useNoteDrafts(({ drafts }) => drafts[id] ?? "");
  const { add, adding } = useNotes(leaseKeyOf(renewal));
  useCommands([
    {
      id: "lease.note",
      title: "Add a note",
      group: "Lease",
      keys: ["n"],
      run: () => document.querySelector<HTMLElement>("[data-testid=note-new]")?.focus(),
    },
  ]);
  return (
    <NoteEditor
      label="New note"
      name="new"
      text={text}
      saving={adding}
      save="Add note"
      onType={(typed) => keepDraft(id, typed === "" ? null : typed)}
      onSave={() => add(text.trim())}
    />
  );
}

function FromMri({ note }: { note: Note }) {
  return (
    <li className="note" data-testid="mri-note">
      <p className="note-head">
        <Badge icon={Building2}>MRI</Badge>
        <span className="muted small">
          {note.date ? formatDate(note.date) : "No date"}
          {note.author && `, ${note.author}`}
          {note.reference1 && `, ${note.reference1}`}
        </span>
      </p>
      <p className="note-text">{note.text}</p>
    </li>
  );
}

function Own({ note, detail }: { note: OwnNote; detail: RenewalDetail }) {
  const typed = useNoteDrafts(({ drafts }) => drafts[note.id] ?? null);
  const setTyped = (text: string | null) => keepDraft(note.id, text);
  const { change, remove } = useNotes(leaseKeyOf(detail.renewal));
  const save = () => {
    if (typed === null) return;
    const text = typed.trim();
    if (text === note.text) setTyped(null);
    else change.mutate({ note, text });
  };
  return (
    <li className="note own" data-testid="own-note">
      <p className="note-head">
        <Badge tone="active" icon={UserPen}>
          Own
        </Badge>
        <span className="muted small">
          {note.author}, {formatInstant(note.at)}
          {note.editedAt !== null && ", edited"}
        </span>
        <span className="note-buttons">
          <Button
            look="quiet"
            className="small-button"
            aria-label="Edit the note"
            onPress={() => setTyped(note.text)}
          >
            <Pencil size={13} aria-hidden="true" />
          </Button>
          <Button
            look="quiet"
            className="small-button"
            aria-label="Delete the note"
            isDisabled={remove.isPending}
            onPress={() => remove.mutate(note)}
          >
            <Trash2 size={13} aria-hidden="true" />
          </Button>
        </span>
      </p>
      {typed === null ? (
        <p className="note-text">{note.text}</p>
      ) : (
        <NoteEditor
          label="Change the note"
          name="edit"
          text={typed}
          saving={change.isPending}
          save="Save"
          onType={setTyped}
          onSave={save}
          onCancel={() => setTyped(null)}
          autoFocus
        />
      )}
    </li>
  );
}
