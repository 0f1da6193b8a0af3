// Which view it is, what is searched for, and how the list is laid out and taken out of here.
import { ListFilter } from "lucide-react";
import { memo } from "react";
import { ToggleButton } from "react-aria-components";
import { DensityMenu, GroupMenu } from "./arrange-menu";
import { ColumnChooser } from "./columns/column-chooser";
import { ExportMenu } from "./export-menu";
import { SearchBox } from "./search-box";
import { useView } from "./view-store";
import { ViewSwitcher } from "./views/view-switcher";

/** Drawn anew for its own changes only, not with each answer of the list. */
export const Toolbar = memo(Bar);

function Bar() {
  return (
    <div className="toolbar">
      <ViewSwitcher />
      <SearchBox />
      <span className="toolbar-gap" />
      <FiltersToggle />
      <GroupMenu />
      <ColumnChooser />
      <DensityMenu />
      <ExportMenu />
    </div>
  );
}

function FiltersToggle() {
  const shown = useView((view) => view.filtersShown);
  const on = useView((view) => view.definition.filter.filter((chip) => chip.on).length);
  return (
    <ToggleButton
      className="button quiet toggle"
      aria-keyshortcuts="Control+Shift+L"
      isSelected={shown}
      onChange={(now) => useView.setState({ filtersShown: now })}
      data-testid="filters-toggle"
    >
      <ListFilter size={14} aria-hidden="true" />
      <span className="wide">Filter</span>
      {on > 0 && (
        <span className="toolbar-count">
          {on}
          <span className="unseen"> on</span>
        </span>
      )}
    </ToggleButton>
  );
}
