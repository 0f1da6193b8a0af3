// The pretend program's answers about views, facets and the filter's text.
import type { SavedView, SelectionQuery } from "../bindings";
import type { Commands } from "../door";
import { builtInViews } from "./built-in-views";
import { facetsOf } from "./facets";
import { describe } from "./filter";
import { refuse } from "./refuse";
import type { State } from "./state";
import { listLines, totalsOf } from "./view";

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

export function viewCommands(state: State): Ours {
  const around = () => ({
    today: state.today,
    stages: state.followUps.stages(),
    me: state.followUps.author,
  });
  const views = new Map<string, SavedView>();
  const deleted = new Map<string, SavedView>();
  let made = 0;
  const all = () => [
    ...builtInViews,
    ...[...views.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
  ];
  const keep = (view: SavedView): SavedView => {
    views.set(view.id, view);
    state.tell("desk");
    return view;
  };
  const chosen = ({ first, last, ...query }: SelectionQuery) =>
    listLines(state.visible(), query, around()).lines.slice(first, last);

  return {
    listViews: async () => all(),
    saveView: async (id, name, definition) => {
      if (builtInViews.some((one) => one.id === id))
        return refuse("wrong_use", "a built-in view stays as it is");
      if (all().some((one) => one.name === name && one.id !== id))
        return refuse("wrong_use", `there is a view called ${name}`);
      if (id === null) made += 1;
      return keep({ id: id ?? `view-${made}`, name, builtIn: false, definition });
    },
    deleteView: async (id) => {
      const view = views.get(id);
      if (!view) return refuse("not_found", `no view ${id}`);
      views.delete(id);
      deleted.set(id, view);
      state.tell("desk");
      return null;
    },
    restoreView: async (id) => {
      const view = deleted.get(id);
      return view ? keep(view) : refuse("not_found", `no view ${id} was deleted`);
    },
    listFacets: async (filter) => facetsOf(state.visible(), filter, around()),
    describeFilter: async (text) => describe(text, around()),
    sumSelection: async (query) =>
      totalsOf(chosen(query).flatMap((line) => (line.type === "row" ? [line.renewal] : []))),
    copyCells: async ({ columns, headers: _headers, ...query }) => {
      const { notUnderstood } = listLines(state.visible(), query, around());
      if (notUnderstood.length > 0) return refuse("filter_not_understood", notUnderstood.join("; "));
      const rows = chosen(query).filter(({ type }) => type === "row").length;
      return { rows, columns: columns.length };
    },
  };
}
