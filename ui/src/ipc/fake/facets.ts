// How many of the pretend renewals each value of a field would leave.
import type { Facet, Facets, Renewal } from "../bindings";
import { type Around, parseFilter } from "./filter";
import { being, having } from "./filter-values";

const soon = ["<0d", "<7d", "<30d", "<60d", "<90d"];

type Valued = (row: Renewal) => string[];

export function facetsOf(rows: Renewal[], filter: string, around: Around): Facets {
  const found = (key: string) => rows.filter(parseFilter(filter, around, key).test);
  const counted = (
    key: string,
    values: Valued,
    label: (value: string, row: Renewal) => string | null = () => null,
  ) => {
    const counts = new Map<string, Facet>();
    for (const row of found(key))
      for (const value of values(row)) {
        const facet = counts.get(value) ?? { value, label: label(value, row), count: 0 };
        counts.set(value, { ...facet, count: facet.count + 1 });
      }
    return [...counts.values()].toSorted((a, b) => (a.label ?? a.value).localeCompare(b.label ?? b.value));
  };
  const tried = (key: string, values: string[]): Facet[] =>
    values.map((value) => {
      const { test } = parseFilter(`${key}:${value}`, around);
      return { value, label: null, count: found(key).filter(test).length };
    });
  const stages = counted("stage", (row) => [row.followUp?.stage ?? "none"]);
  const count = (id: string) => stages.find(({ value }) => value === id)?.count ?? 0;
  return {
    property: counted(
      "property",
      (row) => [row.propertyId],
      (value, row) => `${value} ${row.propertyName ?? ""}`,
    ),
    client: counted("client", (row) => [row.clientId]),
    stage: [
      ...around.stages.map(({ id, name }) => ({ value: id, label: name, count: count(id) })),
      { value: "none", label: null, count: count("none") },
    ],
    owner: counted("owner", (row) => [row.followUp?.owner ?? "none"]),
    tag: counted("tag", (row) => row.followUp?.tags ?? []),
    kind: counted("kind", (row) => [row.propertyKind]),
    due: tried("due", ["<30d", "<60d", "<90d", "<120d", "<180d", "<24mo"]),
    deadline: tried("deadline", soon),
    follow: tried("follow", soon),
    notice: tried("notice", ["0..30d", "0..90d", "0..180d"]),
    option: tried("option", ["open", "not_yet_open", "lapsed", "unknown"]),
    is: tried("is", Object.keys(being)),
    has: tried("has", Object.keys(having)),
  };
}
