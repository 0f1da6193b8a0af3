// The pretend program's answers about what needs action and reminders.
import type { Commands } from "../door";
import { refuse } from "./refuse";
import type { State } from "./state";

type Ours = Pick<Commands, "needsAction" | "listReminders" | "markRemindersRead">;

export function inboxCommands(_state: State): Ours {
  return {
    needsAction: () => refuse("internal", "not built"),
    listReminders: () => refuse("internal", "not built"),
    markRemindersRead: () => refuse("internal", "not built"),
  };
}
