// Which view is shown, and whether what is on screen is still what was saved.
import type { SavedView } from "../../../ipc/door";
import { useViews } from "../../../ipc/queries";
import { ownList, type ShownView, sameDefinition } from "../definition";
import { useView } from "../view-store";

export type Shown = {
  views: SavedView[];
  view: ShownView;
  name: string;
  /** it is a saved view, and it is the staff's own */
  own: SavedView | null;
  modified: boolean;
};

export function useShownView(): Shown {
  const { data: views = [] } = useViews();
  const viewId = useView((view) => view.viewId);
  const listName = useView((view) => view.listName);
  const definition = useView((view) => view.definition);
  const saved = views.find(({ id }) => id === viewId) ?? null;
  const view: ShownView = saved ?? ownList;
  return {
    views,
    view,
    name: listName ?? view.name,
    own: saved && !saved.builtIn ? saved : null,
    modified: listName !== null || !sameDefinition(view.definition, definition),
  };
}
