// The cohort in a sentence, and the way to those of it who have not decided.
import { runCommand } from "../../shared/commands/registry";
import { formatWhole } from "../../shared/format";
import { type Cohort, cohortWords, fromTo, rateOf } from "./cohort";

type CohortLineProps = { of: Cohort; months: string[]; property?: { name: string; filter: string } };

export function CohortLine({ of, months, property }: CohortLineProps) {
  const when = fromTo(months);
  const [first = "", last = first] = [months[0], months.at(-1)];
  const listUndecided = () =>
    runCommand("renewals.list", {
      name: `Undecided of those to expire ${when}`,
      filter: [property?.filter, `expiry:${first === last ? first : `${first}..${last}`}`]
        .filter(Boolean)
        .join(" "),
      sort: [{ id: "expiryDate", desc: false }],
    });
  const rate = rateOf(of);
  return (
    <span className="cohort" role="status">
      {property && <b>{property.name}: </b>}
      {rate && <b>{rate}. </b>}
      {cohortWords(of, when)}.
      {of.undecided > 0 && (
        <button type="button" className="link" onClick={listUndecided}>
          List the {formatWhole(of.undecided)} undecided
        </button>
      )}
    </span>
  );
}
