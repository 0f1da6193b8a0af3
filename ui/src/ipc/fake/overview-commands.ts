// The pretend program's answers about the portfolio at a glance and what changed.
import type { Commands } from "../door";
import { refuse } from "./refuse";
import type { State } from "./state";

type Ours = Pick<Commands, "overview" | "unseenChanges" | "markChangesSeen">;

export function overviewCommands(_state: State): Ours {
  return {
    overview: () => refuse("internal", "not built"),
    unseenChanges: () => refuse("internal", "not built"),
    markChangesSeen: () => refuse("internal", "not built"),
  };
}
