// The values of one field, to be chosen or typed. What is chosen counts at once.
import type { Facet } from "../../../ipc/door";
import { useFacets } from "../../../ipc/queries";
import { setChips, useView } from "../view-store";
import { AmountEditor } from "./amount-editor";
import { composeFilter, fieldOf, readChip, withField, writeChip } from "./chip";
import { DatesEditor } from "./dates-editor";
import type { Field } from "./field";
import { useNames } from "./use-names";
import { type Choice, ValueList } from "./value-list";

export function FieldEditor({ field }: { field: Field }) {
  const chips = useView((view) => view.definition.filter);
  const term = fieldOf(chips, field.key);
  const set = (value: string | null, negated = term?.negated ?? false) =>
    setChips(withField(useView.getState().definition.filter, field.key, value, negated));
  if (field.takes === "dates") return <DatesEditor value={term?.value ?? ""} onChange={set} />;
  if (field.takes === "amount")
    return <AmountEditor field={field} value={term?.value ?? ""} onChange={set} />;
  return <Values field={field} onSet={set} />;
}

type ValuesProps = { field: Field; onSet: (value: string | null, negated?: boolean) => void };

function Values({ field, onSet }: ValuesProps) {
  const chips = useView((view) => view.definition.filter);
  const search = useView((view) => view.search);
  const { data: facets, error } = useFacets(composeFilter(chips, search), field.facet !== undefined);
  const nameOf = useNames(field.key === "property");
  const own = chips.map(({ text }) => readChip(text)).filter(({ key }) => key === field.key);
  // What a chip leaves out is not chosen, and stays left out unless it is chosen now.
  const chosen =
    field.takes === "each"
      ? own.filter(({ negated }) => !negated).map(({ value }) => value)
      : (own[0]?.value.split(",") ?? []);
  const choices = choicesOf(field, field.facet && facets?.[field.facet], chosen, nameOf);

  const choose = (values: string[]) => {
    if (field.takes !== "each") return onSet(values.length > 0 ? values.join(",") : null);
    const now = useView.getState().definition.filter;
    const others = now.filter(({ text }) => {
      const { key, value, negated } = readChip(text);
      return key !== field.key || values.includes(value) !== negated;
    });
    const added = values.filter((value) => !chosen.includes(value));
    setChips([
      ...others,
      ...added.map((value) => ({ text: writeChip({ key: field.key, value, negated: false }), on: true })),
    ]);
  };

  return (
    <ValueList
      name={field.name}
      choices={choices}
      chosen={chosen.filter(Boolean)}
      several={field.takes !== "one"}
      refused={error !== null}
      negated={field.takes !== "each" ? (own[0]?.negated ?? false) : null}
      onNegated={(negated) => onSet(own[0]?.value ?? null, negated)}
      onChoose={choose}
    />
  );
}

/** Fixed values in their own order; the rest as they were counted, with those that are chosen though nothing has them. */
function choicesOf(
  { key, values }: Field,
  facets: Facet[] | undefined,
  chosen: string[],
  nameOf: ReturnType<typeof useNames>,
): Choice[] {
  const counts = new Map(facets?.map(({ value, count }) => [value, count]));
  if (values)
    return Object.entries(values).map(([id, name]) => ({ id, name, count: counts.get(id) ?? null }));
  const counted = (facets ?? []).map(({ value, label, count }) => ({
    id: value,
    name: value === "none" ? "None" : (label ?? nameOf(key, value) ?? value),
    count,
  }));
  const lost = chosen.filter((id) => id !== "" && !counts.has(id));
  return [...counted, ...lost.map((id) => ({ id, name: nameOf(key, id) ?? id, count: null }))];
}
