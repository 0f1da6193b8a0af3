// What the pretend staff said of leases: follow-ups, the log of every field that was changed, and notes of their own. Kept
// apart from the portfolio, so that no pretend sync can touch it.
import type {
  EditSummary,
  FollowUp,
  FollowUpEdit,
  FollowUpEntry,
  FollowUpField,
  LeaseKey,
  OwnNote,
  Renewal,
  Stage,
} from "../bindings";

type Fields = Pick<FollowUp, "stage" | "owner" | "nextStep" | "followUpOn" | "tags" | "muted">;
type Step = { key: string; field: keyof Fields; before: Fields[keyof Fields]; after: Fields[keyof Fields] };
type Note = OwnNote & { key: string; deleted: boolean };

const untouched: Fields = {
  stage: null,
  owner: null,
  nextStep: null,
  followUpOn: null,
  tags: [],
  muted: false,
};
const fields: Record<keyof Fields, FollowUpField> = {
  stage: "stage",
  owner: "owner",
  nextStep: "next_step",
  followUpOn: "follow_up_on",
  tags: "tags",
  muted: "muted",
};
const keyOf = ({ clientId, propertyId, leaseId }: LeaseKey) => `${clientId} ${propertyId} ${leaseId}`;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export class FollowUps {
  author = "You";
  private readonly held = new Map<string, FollowUp>();
  private readonly log = new Map<string, FollowUpEntry[]>();
  private readonly edits = new Map<string, Step[]>();
  private notes: Note[] = [];
  private count = 0;

  constructor(
    private readonly now: () => number,
    readonly stages: () => Stage[],
  ) {}

  /** What is said of a row of the portfolio. */
  of(lease: LeaseKey): { followUp: FollowUp | null; ownNotes: OwnNote[]; log: FollowUpEntry[] } {
    const key = keyOf(lease);
    const notes = this.notes.filter((note) => note.key === key && !note.deleted);
    return {
      followUp: this.held.get(key) ?? null,
      ownNotes: notes.map(({ key: _, deleted: __, ...note }) => note).toReversed(),
      log: (this.log.get(key) ?? []).toReversed(),
    };
  }

  /** With `write` false, only what it would change. */
  edit(rows: Renewal[], edit: FollowUpEdit, write: boolean): EditSummary {
    const steps = rows.flatMap((row) => this.stepsOf(keyOf(row), edit));
    const changed = new Set(steps.map(({ key }) => key)).size;
    if (!write || changed === 0) return { editId: null, leases: rows.length, changed };
    const editId = `edit-${++this.count}`;
    this.edits.set(editId, steps);
    this.apply(editId, steps, false);
    return { editId, leases: rows.length, changed };
  }

  /** Only where nobody has changed the field since. */
  undo(editId: string): EditSummary | null {
    const steps = this.edits.get(editId);
    if (!steps) return null;
    const back = steps
      .filter(({ key, field, after }) => same((this.held.get(key) ?? untouched)[field], after))
      .map((step) => ({ ...step, before: step.after, after: step.before }));
    this.edits.delete(editId);
    this.apply(`edit-${++this.count}`, back, true);
    const changed = new Set(back.map(({ key }) => key)).size;
    return { editId: null, leases: new Set(steps.map(({ key }) => key)).size, changed };
  }

  private stepsOf(key: string, edit: FollowUpEdit): Step[] {
    const old = this.held.get(key) ?? untouched;
    const tags = new Set([...old.tags, ...(edit.addTags ?? [])]);
    for (const tag of edit.removeTags ?? []) tags.delete(tag);
    const wanted: Fields = {
      stage: edit.stage ? edit.stage.to : old.stage,
      owner: edit.owner ? edit.owner.to : old.owner,
      nextStep: edit.nextStep ? edit.nextStep.to : old.nextStep,
      followUpOn: edit.followUpOn ? edit.followUpOn.to : old.followUpOn,
      tags: [...tags].sort(),
      muted: edit.muted ?? old.muted,
    };
    return (Object.keys(fields) as (keyof Fields)[])
      .filter((field) => !same(old[field], wanted[field]))
      .map((field) => ({ key, field, before: old[field], after: wanted[field] }));
  }

  private apply(editId: string, steps: Step[], undo: boolean): void {
    const at = this.now();
    for (const { key, field, before, after } of steps) {
      const old = this.held.get(key);
      const version = (old?.version ?? 0) + 1;
      const changed = { ...(old ?? untouched), [field]: after, version, author: this.author, updatedAt: at };
      this.held.set(key, changed as FollowUp);
      const entry = { editId, at, author: this.author, field: fields[field], undo };
      const words = { before: this.words(field, before), after: this.words(field, after) };
      this.log.set(key, [...(this.log.get(key) ?? []), { ...entry, ...words }]);
    }
  }

  private words(field: keyof Fields, value: Fields[keyof Fields]): string | null {
    if (value === null) return null;
    if (Array.isArray(value)) return value.length === 0 ? null : value.join(", ");
    if (typeof value === "boolean") return value ? "yes" : "no";
    return field === "stage" ? (this.stages().find(({ id }) => id === value)?.name ?? value) : value;
  }

  addNote(lease: LeaseKey, text: string): OwnNote {
    const id = `note-${++this.count}`;
    const note = { id, text, author: this.author, at: this.now(), editedAt: null, version: 1 };
    this.notes.push({ ...note, key: keyOf(lease), deleted: false });
    return note;
  }

  /** `null`: there is no such note. */
  changeNote(id: string, change: Partial<Pick<Note, "text" | "deleted">>): OwnNote | null {
    const old = this.notes.find((note) => note.id === id);
    if (!old) return null;
    const edited = change.text === undefined ? {} : { editedAt: this.now(), version: old.version + 1 };
    const changed = { ...old, ...change, ...edited };
    this.notes = this.notes.map((note) => (note.id === id ? changed : note));
    return changed;
  }
}
