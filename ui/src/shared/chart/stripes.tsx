// The fills of the striped series, to be named by `url(#…)`.
import type { Series } from "./series";

export function Stripes({ id, series }: { id: string; series: Series[] }) {
  return (
    <defs>
      {series
        .filter(({ striped }) => striped)
        .map((one) => (
          <pattern
            key={one.id}
            id={`${id}${one.id}`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill={`var(${one.colour})`} />
            <rect width="1.5" height="5" fill="var(--bg)" fillOpacity="0.42" />
          </pattern>
        ))}
    </defs>
  );
}
