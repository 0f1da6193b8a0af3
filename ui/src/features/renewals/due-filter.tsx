// "Expiring within": the choice that makes the first view of the portfolio.

import { Check, ChevronDown } from "lucide-react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import { type Due, dueNames } from "./filter";
import { setFilter, useView } from "./view-store";

const ANY = "any";
const choices: { id: string; name: string }[] = [
  ...Object.entries(dueNames).map(([id, name]) => ({ id, name: `Within ${name}` })),
  { id: ANY, name: "Any date" },
];

export function DueFilter() {
  const due = useView((view) => view.filter.due);
  return (
    <Select
      aria-label="Expiring within"
      value={due ?? ANY}
      onChange={(key) => setFilter({ due: key === ANY ? null : (key as Due) })}
      className="filter"
    >
      <Button className="button" data-testid="filter-due">
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden="true" className="muted" />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={choices}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className="menu-item">
              {({ isSelected }) => (
                <>
                  <span className="menu-tick">{isSelected && <Check size={14} aria-hidden="true" />}</span>
                  {name}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
