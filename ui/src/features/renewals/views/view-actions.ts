// What is done with views: shown, saved, named anew, taken away and brought back.
import { ask, type CommandError, type SavedView } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { sayUndoable } from "../../../shared/commands/undo";
import { useTheme } from "../../../shared/theme";
import { say } from "../../../shared/toast/toast";
import { type Definition, ownList } from "../definition";
import { closeQuotes } from "../filters/chip";
import { savedAs, showView, useView } from "../view-store";

/** With the words that are searched for, and the row height: what is saved is what is on screen. */
export function definitionNow(): Definition {
  const { definition, search } = useView.getState();
  const words = closeQuotes(search.trim()).match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  const density = definition.density ?? useTheme.getState().density;
  return {
    ...definition,
    density,
    filter: [...definition.filter, ...words.map((text) => ({ text, on: true }))],
  };
}

function refused(error: unknown): void {
  const { title, advice } = wordsOf(error);
  say("danger", title, advice);
}

/** A view as it is by now: only what is taken back changes. */
async function current(id: string): Promise<SavedView> {
  const view = (await ask().listViews()).find((one) => one.id === id);
  if (!view) throw { code: "not_found", message: `the view ${id} was deleted` } satisfies CommandError;
  return view;
}

/** Taken back, what is on screen stays, and counts as changed again. */
export async function saveChanges(view: SavedView): Promise<void> {
  try {
    savedAs(await ask().saveView(view.id, view.name, definitionNow()));
  } catch (error) {
    return refused(error);
  }
  const undo = async () => {
    const { id, name } = await current(view.id);
    await ask().saveView(id, name, view.definition);
  };
  sayUndoable({ label: `Saved “${view.name}”`, undo });
}

/** Throws what refused it: the dialog that asked for the name says so beside it. */
export async function saveAs(name: string, definition: Definition): Promise<void> {
  const { viewId, listName } = useView.getState();
  const view = await ask().saveView(null, name, definition);
  savedAs(view);
  const undo = async () => {
    await ask().deleteView(view.id);
    if (useView.getState().viewId === view.id) useView.setState({ viewId, listName });
  };
  sayUndoable({ label: `Saved “${name}”`, undo });
}

export async function rename({ id, name: before, definition }: SavedView, name: string): Promise<void> {
  await ask().saveView(id, name, definition);
  const undo = async () => ask().saveView(id, before, (await current(id)).definition);
  sayUndoable({ label: `Renamed to “${name}”`, undo });
}

/** Where it was shown, it stays on screen as a list without a name. */
export async function remove(view: SavedView): Promise<void> {
  try {
    await ask().deleteView(view.id);
  } catch (error) {
    return refused(error);
  }
  const shown = useView.getState().viewId === view.id;
  if (shown) showView(ownList);
  const entry = {
    label: `Deleted the view “${view.name}”`,
    undo: async () => {
      const back = await ask().restoreView(view.id);
      if (shown) showView(back);
    },
  };
  sayUndoable(entry);
}
