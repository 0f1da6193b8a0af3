// Lying bars, one for each name, that are buttons: the list is its own way for the keyboard and is read out as it stands.
import { useState } from "react";
import { formatWhole } from "../format";
import { Button } from "../layout/button";
import type { Colour } from "./series";
import "./bar-list.css";

export type BarLine = {
  id: string;
  name: string;
  /** a share of the longest, 0 to 1 */
  share: number;
  value: string;
  note?: string;
};
type BarListProps = {
  label: string;
  lines: BarLine[];
  colour: Colour;
  chosen?: string | null;
  onChoose: (id: string) => void;
  /** so many stand there at first, the others are asked for */
  first?: number;
};

export function BarList(props: BarListProps) {
  const { label, lines, colour, chosen, onChoose, first = lines.length } = props;
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, first);
  return (
    <>
      <ul className="bar-list" aria-label={label}>
        {shown.map(({ id, name, share, value, note }) => (
          <li key={id}>
            <button
              type="button"
              className="bar-line"
              aria-pressed={chosen === undefined ? undefined : chosen === id}
              onClick={() => onChoose(id)}
            >
              <span className="bar-name" title={name}>
                {name}
              </span>
              <span className="bar-track" aria-hidden="true">
                {share > 0 && (
                  <span
                    className="bar-fill"
                    style={{ width: `${share * 100}%`, background: `var(${colour})` }}
                  />
                )}
              </span>
              <span className="bar-value">{value}</span>
              <span className="bar-note muted">{note}</span>
            </button>
          </li>
        ))}
      </ul>
      {lines.length > first && (
        <Button look="quiet" className="bar-more" onPress={() => setAll(!all)}>
          {all ? `Show the first ${first}` : `Show all ${formatWhole(lines.length)}`}
        </Button>
      )}
    </>
  );
}
