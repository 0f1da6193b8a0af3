// What a choice in a column's menu makes of the columns and of the sort.
import { type ColumnSet, changeColumn, clampWidth, type Sorted, stepColumn } from "./column";
import type { ColumnAction } from "./column-menu";

type Now = { set: ColumnSet[]; sort: Sorted[]; width: number };

const STEP_PX = 16;

export function actOnColumn(
  action: ColumnAction,
  id: string,
  { set, sort, width }: Now,
): { set?: ColumnSet[]; sort?: Sorted[] } {
  switch (action) {
    case "ascending":
    case "descending":
      return { sort: [{ id, desc: action === "descending" }] };
    case "add":
      return { sort: [...sort, { id, desc: false }] };
    case "unsort":
      return { sort: sort.filter((one) => one.id !== id) };
    case "pin": {
      const pinned = set.find((one) => one.id === id)?.pinned ?? false;
      return { set: changeColumn(set, id, { pinned: !pinned }) };
    }
    case "left":
    case "right":
      return { set: stepColumn(set, id, action === "left" ? -1 : 1) };
    case "wider":
    case "narrower":
      return {
        set: changeColumn(set, id, { width: clampWidth(width + (action === "wider" ? STEP_PX : -STEP_PX)) }),
      };
    // The last column that is shown stays: an empty grid tells nothing.
    case "hide":
      return set.filter((one) => one.shown).length > 1
        ? { set: changeColumn(set, id, { shown: false }) }
        : {};
    default:
      return {};
  }
}
