// The head of a group: what holds its rows together, how many there are and what they add up to. It folds them away.
import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, type ReactNode } from "react";

export type GroupHead = { title: ReactNode; count: string; sums: ReactNode; folded: boolean };

type GridGroupProps = {
  id: string;
  index: number;
  /** pixels below the first row's place */
  top: number;
  head: GroupHead;
  active: boolean;
  selected: boolean;
  columns: number;
};

function PlainGroup({ id, index, top, head, active, selected, columns }: GridGroupProps) {
  const Chevron = head.folded ? ChevronRight : ChevronDown;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={!head.folded}
      tabIndex={-1}
      className={`grid-row grid-group${active ? " active" : ""}${selected ? " selected" : ""}`}
      style={{ top }}
      data-index={index}
      data-testid="grid-group"
    >
      <div
        id={active ? `${id}${index}` : undefined}
        role="gridcell"
        tabIndex={-1}
        aria-colindex={1}
        aria-colspan={columns}
        className="grid-group-head"
      >
        <Chevron size={14} aria-hidden="true" className="muted" />
        <strong>{head.title}</strong>
        <span className="grid-group-count">{head.count}</span>
        <span className="grid-group-sums">{head.sums}</span>
      </div>
    </div>
  );
}

export const GridGroup = memo(PlainGroup);
