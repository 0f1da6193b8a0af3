// The pretend program's answers about what the staff say of leases.
import type { Commands } from "../door";
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

export function followUpCommands(_state: State): Ours {
  return {
    previewEdit: () => refuse("internal", "not built"),
    editFollowUps: () => refuse("internal", "not built"),
    undoEdit: () => refuse("internal", "not built"),
    addOwnNote: () => refuse("internal", "not built"),
    updateOwnNote: () => refuse("internal", "not built"),
    deleteOwnNote: () => refuse("internal", "not built"),
    restoreOwnNote: () => refuse("internal", "not built"),
  };
}
