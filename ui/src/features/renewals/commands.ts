// What can be done with the list by a key or from the palette. Those that other rooms give are there always; the rest while the
// list is on screen.

import type { Density, GroupBy } from "../../ipc/door";
import { type Command, runCommand, useCommands } from "../../shared/commands/registry";
import { isOneCell } from "../../shared/grid/range";
import { setChoosing } from "./columns/choosing";
import { useExporting } from "./exporting";
import { foldAll } from "./fold-all";
import { densityNames, groupNames } from "./names";
import { closeLease, setDensity, setGroup, showAll, showView, useView } from "./view-store";
import { useSwitching } from "./views/switching";
import { useAllViews, useShownView } from "./views/use-shown-view";
import { saveChanges } from "./views/view-actions";

const command = (id: string, title: string, run: Command["run"], ...keys: string[]): Command => ({
  id: `renewals.${id}`,
  title,
  group: "Renewals",
  keys,
  run,
});

/** For the frame: a view by its id, from wherever somebody is. */
export function useViewCommands(): void {
  const all = useAllViews();
  const show = (id: unknown) => {
    const view = all.find((one) => (one.id ?? "") === id);
    if (view) showView(view);
    runCommand("go.renewals");
    if (!view) useSwitching.setState({ open: true });
  };
  useCommands([command("view", "Choose a view…", show)]);
}

/** For the list, while it is on screen. */
export function useListCommands(): void {
  const { views, view, own, modified } = useShownView();
  const step = (by: 1 | -1) => {
    const at = views.findIndex(({ id }) => id === view.id);
    const next = views[(at + by + views.length) % views.length];
    if (next) showView(next);
  };
  const groups = Object.entries(groupNames) as [GroupBy, string][];
  const densities = Object.entries(densityNames) as [Density, string][];
  useCommands([
    command("close", "Back to the list", stepBack, "Escape"),
    command("next-view", "Next view", () => step(1), "$mod+]"),
    command("previous-view", "Previous view", () => step(-1), "$mod+["),
    command(
      "save-view",
      "Save the view",
      () => (own && modified ? void saveChanges(own) : useSwitching.setState({ naming: "save-as" })),
      "$mod+s",
    ),
    command("columns", "Choose columns…", () => setChoosing(true)),
    command("filters", "Show or hide the filters", toggleFilters, "$mod+Shift+l"),
    command("clear-filters", "Clear the filters", showAll),
    command("export", "Export what the list shows", () => useExporting.setState({ open: true }), "$mod+e"),
    command("ungroup", "Group by nothing", () => setGroup(null)),
    ...groups.map(([id, name]) =>
      command(`group.${id}`, `Group by ${name.toLowerCase()}`, () => setGroup(id)),
    ),
    command("fold", "Fold all groups", () => void foldAll(true)),
    command("unfold", "Unfold all groups", () => void foldAll(false)),
    ...densities.map(([id, name]) =>
      command(`density.${id}`, `Row height: ${name.toLowerCase()}`, () => setDensity(id)),
    ),
  ]);
}

const toggleFilters = () => useView.setState(({ filtersShown }) => ({ filtersShown: !filtersShown }));

/** First the lease, then the selection. */
function stepBack(): void {
  const { opened, cursor } = useView.getState();
  if (opened) closeLease();
  else if (!isOneCell(cursor)) useView.setState({ cursor: { active: cursor.active, anchor: cursor.active } });
}
