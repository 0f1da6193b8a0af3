// The pretend program's answers about what the staff say of leases.
import type { EditTarget, LeaseKey, Renewal } from "../bindings";
import type { Commands } from "../door";
import { parseFilter } from "./filter";
import { refuse } from "./refuse";
import type { State } from "./state";

type Ours = Pick<
  Commands,
  | "previewEdit"
  | "editFollowUps"
  | "undoEdit"
  | "addOwnNote"
  | "updateOwnNote"
  | "deleteOwnNote"
  | "restoreOwnNote"
>;

const isOf = (row: Renewal, key: LeaseKey) =>
  row.clientId === key.clientId && row.propertyId === key.propertyId && row.leaseId === key.leaseId;

export function followUpCommands(state: State): Ours {
  const { followUps } = state;
  const rowsOf = (target: EditTarget): Renewal[] => {
    if (target.type === "leases")
      return state.visible().filter((row) => target.leases.some((key) => isOf(row, key)));
    return state.visible().filter(parseFilter(target.filter, state.today).test);
  };
  const told = <T>(answer: T | null): Promise<T> => {
    if (answer === null) return refuse("not_found", "there is no such thing");
    state.tell("renewals");
    return Promise.resolve(answer);
  };
  return {
    previewEdit: async (target, edit) => followUps.edit(rowsOf(target), edit, false),
    editFollowUps: async (target, edit) => told(followUps.edit(rowsOf(target), edit, true)),
    undoEdit: async (editId) => told(followUps.undo(editId)),
    addOwnNote: async (lease, text) => told(followUps.addNote(lease, text)),
    updateOwnNote: async (id, text) => told(followUps.changeNote(id, { text })),
    deleteOwnNote: async (id) => {
      await told(followUps.changeNote(id, { deleted: true }));
      return null;
    },
    restoreOwnNote: async (id) => told(followUps.changeNote(id, { deleted: false })),
  };
}
