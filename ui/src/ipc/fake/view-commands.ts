// The pretend program's answers about views, facets and the filter's text.
import type { Commands } from "../door";
import { refuse } from "./refuse";
import type { State } from "./state";

type Ours = Pick<
  Commands,
  | "listViews"
  | "saveView"
  | "deleteView"
  | "restoreView"
  | "listFacets"
  | "describeFilter"
  | "sumSelection"
  | "copyCells"
>;

export function viewCommands(_state: State): Ours {
  return {
    listViews: () => refuse("internal", "not built"),
    saveView: () => refuse("internal", "not built"),
    deleteView: () => refuse("internal", "not built"),
    restoreView: () => refuse("internal", "not built"),
    listFacets: () => refuse("internal", "not built"),
    describeFilter: () => refuse("internal", "not built"),
    sumSelection: () => refuse("internal", "not built"),
    copyCells: () => refuse("internal", "not built"),
  };
}
