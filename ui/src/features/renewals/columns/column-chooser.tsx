// Which columns are shown, in which order, and which stay at the left. Their order is changed by a drag, by the buttons, or by
// Alt+arrow.
import { ArrowDown, ArrowUp, Columns3, GripVertical, Pin, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { Dialog, DialogTrigger, Input, Popover, SearchField } from "react-aria-components";
import { type ColumnSet, changeColumn, placeColumn } from "../../../shared/grid/column";
import { useDragOrder } from "../../../shared/grid/drag-order";
import { Button } from "../../../shared/layout/button";
import { fullColumns } from "../definition";
import { setColumns, useView } from "../view-store";
import { setChoosing, useChoosing } from "./choosing";
import { columnTitles } from "./columns";
import { useSeveral } from "./several";
import "./column-chooser.css";

export function ColumnChooser() {
  const open = useChoosing((state) => state.open);
  // Whoever comes back to the list later did not leave this open.
  useEffect(() => () => setChoosing(false), []);
  const several = useSeveral((state) => state.several);
  const hidden = useView(
    ({ definition }) => fullColumns(definition.columns, several).filter((one) => !one.shown).length,
  );
  return (
    <DialogTrigger isOpen={open} onOpenChange={setChoosing}>
      <Button look="quiet" aria-label="Columns" data-testid="columns">
        <Columns3 size={14} aria-hidden="true" />
        <span className="wide">Columns</span>
        {hidden > 0 && <span className="unseen">{hidden} hidden</span>}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog aria-label="Columns" className="pick chooser">
          <Choice />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Choice() {
  const kept = useView((view) => view.definition.columns);
  const [sought, setSought] = useState("");
  const set = fullColumns(kept);
  const { handlers } = useDragOrder({ axis: "y", onMove: (id, to) => setColumns(placeColumn(set, id, to)) });
  const titleOf = ({ id }: ColumnSet) => columnTitles.get(id)?.title ?? id;
  const found = set.filter((one) => titleOf(one).toLowerCase().includes(sought.trim().toLowerCase()));
  const shown = set.filter((one) => one.shown).length;
  const step = (id: string, by: -1 | 1) => {
    const next = set[set.findIndex((one) => one.id === id) + by];
    if (next) setColumns(placeColumn(set, id, next.id));
  };
  return (
    <>
      <SearchField
        aria-label="Find a column"
        autoFocus
        className="search"
        value={sought}
        onChange={setSought}
      >
        <Search size={14} aria-hidden="true" className="muted" />
        <Input placeholder="Find a column" />
      </SearchField>
      <ul className="chooser-list" aria-label="Columns in their order" {...handlers}>
        {found.map((one) => (
          <Line
            key={one.id}
            one={one}
            title={titleOf(one)}
            only={one.shown && shown === 1}
            onChange={(change) => setColumns(changeColumn(set, one.id, change))}
            onStep={(by) => step(one.id, by)}
          />
        ))}
      </ul>
      {found.length === 0 && <p className="menu-empty muted">No column is called that.</p>}
      <div className="pick-foot">
        <Button
          look="quiet"
          isDisabled={kept.length === 0}
          onPress={() => setColumns([])}
          data-testid="columns-reset"
        >
          Reset
        </Button>
        <Button slot="close">Done</Button>
      </div>
    </>
  );
}

type LineProps = {
  one: ColumnSet;
  title: string;
  /** the last one that is shown */
  only: boolean;
  onChange: (change: Partial<ColumnSet>) => void;
  onStep: (by: -1 | 1) => void;
};

function Line({ one, title, only, onChange, onStep }: LineProps) {
  const press = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (by === null || !event.altKey) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    <li className="chooser-line" data-drag={one.id} onKeyDown={press}>
      <GripVertical size={14} aria-hidden="true" className="chooser-grip" />
      <label className="chooser-name">
        <input
          type="checkbox"
          checked={one.shown}
          disabled={only}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onChange={(event) => onChange({ shown: event.target.checked })}
          data-testid={`show-${one.id}`}
        />
        {title}
      </label>
      <span className="chooser-act">
        <Button look="quiet" aria-label={`Move ${title} up`} onPress={() => onStep(-1)}>
          <ArrowUp size={14} aria-hidden="true" />
        </Button>
        <Button look="quiet" aria-label={`Move ${title} down`} onPress={() => onStep(1)}>
          <ArrowDown size={14} aria-hidden="true" />
        </Button>
      </span>
      <Button
        look="quiet"
        className={one.pinned ? "chooser-pinned" : "chooser-pin"}
        aria-label={one.pinned ? `Unpin ${title}` : `Pin ${title} to the left`}
        onPress={() => onChange({ pinned: !one.pinned })}
      >
        <Pin size={14} aria-hidden="true" fill={one.pinned ? "currentColor" : "none"} />
      </Button>
    </li>
  );
}
