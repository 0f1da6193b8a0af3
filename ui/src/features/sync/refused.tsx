// The APIs that the key may not use. The next sync asks them again by itself.
import { failureWords } from "../../ipc/errors";
import { datasetNames } from "../../ipc/names";
import { plural } from "../../shared/format";
import type { RefusedApi } from "./standing";

export function Refused({ refused }: { refused: RefusedApi[] }) {
  const { title, advice } = failureWords.not_permitted;
  return (
    <p className="refused-apis" data-testid="refused-apis">
      <strong>{title}:</strong>{" "}
      {refused
        .map(
          ({ dataset, properties }) =>
            `${datasetNames[dataset]} (${plural(properties, "property", "properties")})`,
        )
        .join(", ")}
      . <span className="muted">{advice}</span>
    </p>
  );
}
