// Free words over occupants, properties, suites, options and notes; part of the one-line filter language, so terms work here too.
import { Search, X } from "lucide-react";
import { Button, Input, SearchField } from "react-aria-components";
import { SEARCH_ID } from "./focus-search";
import { setSearch, useView } from "./view-store";

export function SearchBox() {
  const text = useView((view) => view.search);
  return (
    <SearchField aria-label="Search renewals" className="search" value={text} onChange={setSearch}>
      <Search size={14} aria-hidden="true" className="muted" />
      <Input
        id={SEARCH_ID}
        placeholder="Search"
        title="Occupants, properties, suites, options and notes; or terms like has:notes rent:>1000 -kind:residential"
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
