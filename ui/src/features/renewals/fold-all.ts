// Folds every group: their keys are asked for with all of them folded or not, which is a few lines once they are.
import { ask } from "../../ipc/door";
import { wanted } from "./question";
import { useView } from "./view-store";

const AT_ONCE = 2000;

export async function foldAll(folded: boolean): Promise<void> {
  if (!folded) return useView.setState({ collapsed: [] });
  const view = useView.getState();
  const keys: string[] = [];
  for (let first = 0, count = 1; first < count; first += AT_ONCE) {
    const page = await ask().viewRenewals({ ...wanted(view), generation: 0, first, last: first + AT_ONCE });
    count = page.count;
    for (const line of page.rows) if (line.type === "group") keys.push(line.group.key);
  }
  if (useView.getState().definition === view.definition) useView.setState({ collapsed: keys });
}
