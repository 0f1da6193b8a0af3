// Lying bars, one for each name, that are buttons: the list is its own way for the keyboard and is read out as it stands.
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
};

export function BarList({ label, lines, colour, chosen, onChoose }: BarListProps) {
  return (
    <ul className="bar-list" aria-label={label}>
      {lines.map(({ id, name, share, value, note }) => (
        <li key={id}>
          <button
            type="button"
            className="bar-line"
            aria-pressed={chosen === undefined ? undefined : chosen === id}
            onClick={() => onChoose(id)}
          >
            <span className="bar-name number" title={name}>
              {name}
            </span>
            <span className="bar-track" aria-hidden="true">
              <span className="bar-fill" style={{ width: `${share * 100}%`, background: `var(${colour})` }} />
            </span>
            <span className="bar-value number">{value}</span>
            <span className="bar-note muted number">{note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
