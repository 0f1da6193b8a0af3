// Which properties: a list with a search, several at once.
import { Check, ChevronDown, Search } from "lucide-react";
import {
  Autocomplete,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  useFilter,
} from "react-aria-components";
import { useProperties } from "../../ipc/queries";
import { Button } from "../../shared/layout/button";
import { setFilter, useView } from "./view-store";

export function PropertyFilter() {
  const chosen = useView((view) => view.filter.properties);
  const { data: properties = [] } = useProperties();
  const { contains } = useFilter({ sensitivity: "base" });
  const choices = properties.map(({ id, name, renewals }) => ({
    id,
    text: `${id} ${name ?? ""}`,
    name,
    renewals,
  }));
  return (
    <DialogTrigger>
      <Button className={chosen.length > 0 ? "toggle on" : ""} data-testid="filter-property">
        Property{chosen.length > 0 && ` (${chosen.length})`}
        <ChevronDown size={14} aria-hidden="true" className="muted" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog aria-label="Properties" className="pick">
          <Autocomplete filter={contains}>
            <SearchField aria-label="Find a property" autoFocus className="search">
              <Search size={14} aria-hidden="true" className="muted" />
              <Input placeholder="Find a property" />
            </SearchField>
            <ListBox
              aria-label="Properties"
              className="menu pick-list"
              selectionMode="multiple"
              escapeKeyBehavior="none"
              items={choices}
              selectedKeys={chosen}
              onSelectionChange={(keys) =>
                setFilter({
                  properties: keys === "all" ? choices.map(({ id }) => id) : [...keys].map(String),
                })
              }
              renderEmptyState={() => <p className="menu-empty muted">No property matches.</p>}
            >
              {({ id, text, name, renewals }) => (
                <ListBoxItem id={id} textValue={text} className="menu-item">
                  {({ isSelected }) => (
                    <>
                      <span className="menu-tick">
                        {isSelected && <Check size={14} aria-hidden="true" />}
                      </span>
                      <span className="number muted">{id}</span>
                      <span className="pick-name">{name}</span>
                      <span className="number muted">{renewals}</span>
                    </>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
          <div className="pick-foot">
            <Button
              look="quiet"
              isDisabled={chosen.length === 0}
              onPress={() => setFilter({ properties: [] })}
            >
              All properties
            </Button>
            <Button slot="close">Done</Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
