// Which view is shown, and whether what is on screen is still what was saved.
import { useMemo } from "react";
import type { SavedView } from "../../../ipc/door";
import { useViews } from "../../../ipc/queries";
import { ownList, type ShownView, sameDefinition, withOwnLists } from "../definition";
import { useView } from "../view-store";

export type Shown = {
  /** all that there are, in their order */
  views: ShownView[];
  view: ShownView;
  name: string;
  /** it is a saved view, and it is the staff's own */
  own: SavedView | null;
  modified: boolean;
};

const none: SavedView[] = [];

export function useAllViews(): ShownView[] {
  const { data: saved = none } = useViews();
  return useMemo(() => withOwnLists(saved), [saved]);
}

export function useShownView(): Shown {
  const views = useAllViews();
  const viewId = useView((view) => view.viewId);
  const listName = useView((view) => view.listName);
  const definition = useView((view) => view.definition);
  const view = views.find(({ id }) => id === viewId) ?? ownList;
  return {
    views,
    view,
    name: listName ?? view.name,
    own: isOwn(view) ? view : null,
    modified: listName !== null || !sameDefinition(view.definition, definition),
  };
}

const isOwn = (view: ShownView): view is SavedView => view.id !== null && !view.builtIn;
