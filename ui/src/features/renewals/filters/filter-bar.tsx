// What narrows the list: a button for each field that is asked for most, the rest behind "More", then the chips; or all of it as
// one line of text.
import { ChevronDown, Plus, TextCursorInput, TriangleAlert } from "lucide-react";
import { memo, useRef, useState } from "react";
import {
  Dialog,
  DialogTrigger,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  ToggleButton,
} from "react-aria-components";
import { useDesk } from "../../../ipc/queries";
import { Button } from "../../../shared/layout/button";
import { focusGrid, showAll, useView } from "../view-store";
import { readChip } from "./chip";
import { ChipBox } from "./chip-box";
import { type Field, fieldNamed, fields, QUICK } from "./field";
import { FieldEditor } from "./field-editor";
import { FilterText } from "./filter-text";
import { useNames } from "./use-names";
import "./filters.css";

/** Drawn anew for its own changes only, not with each answer of the list. */
export const FilterBar = memo(Bar);

function Bar({ leftOut }: { leftOut: string }) {
  const [asText, setAsText] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const leaveText = (by: "Enter" | "Escape") => {
    setAsText(false);
    if (by === "Enter") focusGrid();
    else toggle.current?.focus();
  };
  return (
    <div className="filters" role="search" aria-label="Filters" data-testid="filters">
      {asText ? <FilterText onDone={leaveText} /> : <Menus leftOut={leftOut} />}
      <ToggleButton
        ref={toggle}
        className="button toggle quiet filters-text"
        isSelected={asText}
        onChange={setAsText}
        data-testid="filter-as-text"
      >
        <TextCursorInput size={14} aria-hidden="true" />
        <span className="wide">As text</span>
      </ToggleButton>
    </div>
  );
}

function Menus({ leftOut }: { leftOut: string }) {
  const chips = useView((view) => view.definition.filter);
  const searching = useView((view) => view.search !== "");
  const used = new Set(chips.map(({ text }) => readChip(text).key));
  const nameOf = useNames(used.has("property"));
  const row = useRef<HTMLDivElement>(null);
  const clear = () => {
    showAll();
    // The button goes with what it cleared.
    requestAnimationFrame(() => row.current?.querySelector("button")?.focus());
  };
  return (
    <div ref={row} className="filters-row">
      {fields.slice(0, QUICK).map((field) => (
        <FieldButton key={field.key} field={field} used={used.has(field.key)} />
      ))}
      <MoreFields />
      {chips.map((chip, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chip is its place; its text is what is edited
        <ChipBox key={at} chip={chip} at={at} nameOf={nameOf} />
      ))}
      {(chips.length > 0 || searching) && (
        <Button look="quiet" className="chip-clear" onPress={clear} data-testid="clear-filters">
          Clear
        </Button>
      )}
      {leftOut !== "" && (
        <p role="status" className="not-understood">
          <TriangleAlert size={14} aria-hidden="true" />
          Left out: {leftOut}
        </p>
      )}
    </div>
  );
}

function FieldButton({ field, used }: { field: Field; used: boolean }) {
  return (
    <DialogTrigger>
      <Button look="quiet" className={used ? "field-used" : ""} data-testid={`filter-${field.key}`}>
        {field.name}
        <ChevronDown size={14} aria-hidden="true" className="muted" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog aria-label={field.name} className="pick">
          <FieldEditor field={field} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function MoreFields() {
  const place = useRef<HTMLSpanElement>(null);
  const [field, setField] = useState<Field | null>(null);
  // What was focused before, an entry of the menu, is gone by then.
  const close = () => {
    setField(null);
    requestAnimationFrame(() => requestAnimationFrame(() => place.current?.querySelector("button")?.focus()));
  };
  const { data: desk } = useDesk();
  const several = (desk?.clients.length ?? 0) > 1;
  const more = fields.slice(QUICK).filter(({ key }) => key !== "client" || several);
  return (
    <span ref={place} className="filters-more">
      <MenuTrigger>
        <Button look="quiet" data-testid="filter-more">
          <Plus size={14} aria-hidden="true" />
          More
        </Button>
        <Popover className="popover" placement="bottom start">
          <Menu
            className="menu"
            aria-label="More filters"
            items={more}
            onAction={(key) => setField(fieldNamed(String(key)) ?? null)}
          >
            {({ key, name }) => (
              <MenuItem id={key} className="menu-item" data-testid={`filter-${key}`}>
                {name}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Popover
        className="popover"
        placement="bottom start"
        triggerRef={place}
        isOpen={field !== null}
        onOpenChange={(open) => !open && close()}
      >
        {field && (
          <Dialog aria-label={field.name} className="pick">
            <FieldEditor field={field} />
          </Dialog>
        )}
      </Popover>
    </span>
  );
}
