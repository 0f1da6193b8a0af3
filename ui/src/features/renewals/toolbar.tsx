// What narrows the list, and what takes it out of here.
import { ToggleButton } from "react-aria-components";
import { DatesFilter } from "./dates-filter";
import { DueFilter } from "./due-filter";
import { ExportMenu } from "./export-menu";
import { PropertyFilter } from "./property-filter";
import { SearchBox } from "./search-box";
import { setFilter, useView } from "./view-store";

export function Toolbar() {
  const { withOption, inArrears } = useView((view) => view.filter);
  return (
    <div className="toolbar" role="search" aria-label="Filters">
      <SearchBox />
      <PropertyFilter />
      <DueFilter />
      <DatesFilter />
      <ToggleButton
        className="button toggle"
        isSelected={withOption}
        onChange={(on) => setFilter({ withOption: on })}
        data-testid="filter-option"
      >
        <span className="wide">With option</span>
        <span className="tight">Option</span>
      </ToggleButton>
      <ToggleButton
        className="button toggle"
        isSelected={inArrears}
        onChange={(on) => setFilter({ inArrears: on })}
        data-testid="filter-arrears"
      >
        <span className="wide">In arrears</span>
        <span className="tight">Arrears</span>
      </ToggleButton>
      <span className="toolbar-gap" />
      <ExportMenu />
    </div>
  );
}
