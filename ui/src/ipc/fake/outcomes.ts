// What came of each dataset of each property of a pretend run, made up so that it agrees with the run's failures.

import type { ClientProperty, Dataset, PropertyKind, RunFailure, RunOutcome } from "../bindings";
import { datasets } from "../names";

const onlyResidential: Dataset[] = ["offers"];
const onlyCommercial: Dataset[] = ["emea", "options", "notes", "charges", "delinquencies", "budget"];

/** What applies to one lease of a property of this kind. */
export const datasetsOf = (kind: PropertyKind | null): Dataset[] =>
  datasets.filter((one) => !(kind === "residential" ? onlyCommercial : onlyResidential).includes(one));

type Asked = {
  properties: ClientProperty[];
  asked: Dataset[];
  failures: RunFailure[];
  startedOn: number;
  /** how many of the questions were answered so far */
  done: number;
};

export function outcomesOf({ properties, asked, failures, startedOn, done }: Asked): RunOutcome[] {
  const questions = properties.flatMap((property) => asked.map((dataset) => ({ property, dataset })));
  return questions.slice(0, done).map(({ property, dataset }, at) => {
    const failed = failures.find((one) => one.propertyId === property.id && one.dataset === dataset);
    const foreign = (property.kind === "residential" ? onlyCommercial : onlyResidential).includes(dataset);
    const fresh = !failed && at % 13 === 12;
    const outcome = failed
      ? "failed"
      : foreign
        ? "not_applicable"
        : dataset === "budget"
          ? "not_permitted"
          : at % 9 === 4
            ? "empty"
            : "rows";
    const retries = failed ? 3 : at % 29 === 7 ? 1 : 0;
    return {
      propertyId: property.id,
      dataset,
      outcome,
      fresh,
      calls: fresh || foreign ? 0 : 1 + retries,
      retries,
      waitedMs: retries * 1400,
      durationMs: fresh ? 0 : 160 + ((at * 37) % 400) + retries * 900,
      rows: outcome === "rows" ? 6 + ((at * 11) % 40) : outcome === "empty" ? 0 : null,
      finishedAt: startedOn + at * 120,
      failure: failed
        ? { code: failed.code, message: failed.message }
        : outcome === "not_permitted"
          ? { code: "not_permitted", message: "403 Forbidden" }
          : null,
    };
  });
}
