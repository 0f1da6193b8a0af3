// A series' colour and stripes as its bars have them, beside its name.
import type { Colour } from "./series";
import "./chart.css";

export function Swatch({ colour, striped = false }: { colour: Colour; striped?: boolean }) {
  return (
    <span
      className={`chart-key ${striped ? "striped" : ""}`}
      style={{ backgroundColor: `var(${colour})` }}
      aria-hidden="true"
    />
  );
}
