// What can be done with one column: everything that the mouse can do with its header, for the keyboard as well.
import type { RefObject } from "react";
import { Menu, MenuItem, Popover, Separator } from "react-aria-components";
import type { LaidColumn, Sorted } from "./column";
import "../forms/menu.css";
import "../layout/dialog.css";

export type ColumnAction =
  | "ascending"
  | "descending"
  | "add"
  | "unsort"
  | "pin"
  | "left"
  | "right"
  | "wider"
  | "narrower"
  | "fit"
  | "hide"
  | "choose";

type ColumnMenuProps<Row> = {
  column: LaidColumn<Row>;
  sort: Sorted[];
  at: RefObject<HTMLElement | null>;
  /** all columns stay */
  fixed?: boolean;
  onAction: (action: ColumnAction, id: string) => void;
  onClose: () => void;
};

const keysOf: Partial<Record<ColumnAction, string>> = {
  left: "Alt+←",
  right: "Alt+→",
  wider: "Shift+→",
  narrower: "Shift+←",
};
/** Done several times in a row. */
const stays: ColumnAction[] = ["wider", "narrower", "left", "right"];

export function ColumnMenu<Row>({
  column,
  sort,
  at,
  fixed = false,
  onAction,
  onClose,
}: ColumnMenuProps<Row>) {
  const sorted = sort.some(({ id }) => id === column.id);
  const others = sort.some(({ id }) => id !== column.id);
  const item = (id: ColumnAction, name: string) => (
    <MenuItem
      key={id}
      id={id}
      textValue={name}
      className="menu-item"
      shouldCloseOnSelect={!stays.includes(id)}
      data-testid={`column-${id}`}
    >
      {name}
      {keysOf[id] && <kbd className="menu-key">{keysOf[id]}</kbd>}
    </MenuItem>
  );
  return (
    <Popover
      className="popover"
      triggerRef={at}
      placement="bottom start"
      isOpen
      onOpenChange={(open) => !open && onClose()}
    >
      <Menu
        className="menu"
        aria-label={`Column ${column.title}`}
        autoFocus="first"
        onAction={(key) => onAction(key as ColumnAction, column.id)}
        onClose={onClose}
      >
        {column.sortable !== false && item("ascending", "Sort ascending")}
        {column.sortable !== false && item("descending", "Sort descending")}
        {column.sortable !== false && others && !sorted && item("add", "Add to the sort")}
        {sorted && item("unsort", "Leave out of the sort")}
        <Separator className="menu-line" />
        {item("pin", column.pinned ? "Unpin" : "Pin to the left")}
        {item("left", "Move left")}
        {item("right", "Move right")}
        <Separator className="menu-line" />
        {item("wider", "Wider")}
        {item("narrower", "Narrower")}
        {item("fit", "Fit to what it shows")}
        {!fixed && <Separator className="menu-line" />}
        {!fixed && item("hide", "Hide")}
        {!fixed && item("choose", "Choose columns…")}
      </Menu>
    </Popover>
  );
}
