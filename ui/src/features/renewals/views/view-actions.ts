// What is done with views: shown, saved, named anew, taken away and brought back.
import { ask, type SavedView } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { sayUndoable } from "../../../shared/commands/undo";
import { useTheme } from "../../../shared/theme";
import { say } from "../../../shared/toast/toast";
import { type Definition, ownList, type ShownView } from "../definition";
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

export async function saveChanges(view: ShownView): Promise<void> {
  try {
    savedAs(await ask().saveView(view.id, view.name, definitionNow()));
    say("ok", `Saved “${view.name}”`);
  } catch (error) {
    refused(error);
  }
}

/** Throws what refused it: the dialog that asked for the name says so beside it. */
export async function saveAs(name: string, definition: Definition): Promise<void> {
  savedAs(await ask().saveView(null, name, definition));
  say("ok", `Saved “${name}”`);
}

export async function rename({ id, definition }: SavedView, name: string): Promise<void> {
  await ask().saveView(id, name, definition);
  say("ok", `Renamed to “${name}”`);
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
