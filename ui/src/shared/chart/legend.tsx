// The names of the series. Where one can be looked at alone, each is a button that leaves the others out.
import { ToggleButton } from "react-aria-components";
import type { Series } from "./series";
import { Swatch } from "./swatch";
import "./chart.css";

type LegendProps = {
  series: Series[];
  alone?: string | null;
  onAlone?: (id: string | null) => void;
};

export function Legend({ series, alone = null, onAlone }: LegendProps) {
  return (
    <ul className="chart-legend">
      {series.map((one) => (
        <li key={one.id}>
          {onAlone ? (
            <ToggleButton
              className={`legend-button ${alone !== null && alone !== one.id ? "left-out" : ""}`}
              aria-label={`Only ${one.name}`}
              isSelected={alone === one.id}
              onChange={(on) => onAlone(on ? one.id : null)}
            >
              <Swatch {...one} />
              {one.name}
            </ToggleButton>
          ) : (
            <>
              <Swatch {...one} />
              {one.name}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
