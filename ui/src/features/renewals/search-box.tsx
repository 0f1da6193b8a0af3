// Free words over occupant, property, suite and lease; part of the one-line filter language, so terms work here too.
import { Search, X } from "lucide-react";
import { Button, Input, SearchField } from "react-aria-components";
import { setFilter, useView } from "./view-store";

export const SEARCH_ID = "renewals-search";

export function SearchBox() {
  const text = useView((view) => view.filter.text);
  return (
    <SearchField
      aria-label="Search renewals"
      className="search"
      value={text}
      onChange={(typed) => setFilter({ text: typed })}
    >
      <Search size={14} aria-hidden="true" className="muted" />
      <Input
        id={SEARCH_ID}
        placeholder="Search"
        title="Occupant, property, suite or lease; or terms like has:notes rent:>1000 -kind:residential"
        data-testid="search"
        spellCheck="false"
        autoComplete="off"
      />
      <Button aria-label="Clear search" className="search-clear">
        <X size={14} aria-hidden="true" />
      </Button>
    </SearchField>
  );
}

export function focusSearch(): void {
  const box = document.getElementById(SEARCH_ID);
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}
