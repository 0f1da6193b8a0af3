// The pretend portfolio in groups, in an order that makes sense for each.
import type { GroupBy, Renewal, Stage } from "../bindings";

type Named = { key: string; title: string | null };

const bands = [
  ["overdue", 0],
  ["this_week", 8],
  ["within_30", 31],
  ["within_60", 61],
  ["within_90", 91],
  ["within_180", 181],
] as const;

function keyOf(row: Renewal, group: GroupBy): string | null {
  if (group === "client") return row.clientId;
  if (group === "property") return row.propertyId;
  if (group === "stage") return row.followUp?.stage ?? null;
  if (group === "owner") return row.followUp?.owner ?? null;
  if (group === "expiry_month") return row.expiryDate?.slice(0, 7) ?? null;
  if (group === "kind") return row.propertyKind;
  const days = row.deadline?.days;
  return days === undefined ? null : (bands.find(([, below]) => days < below)?.[0] ?? "later");
}

function titleOf(key: string | null, row: Renewal, group: GroupBy, stages: Stage[]): string | null {
  if (group === "property") return `${row.propertyId} ${row.propertyName ?? ""}`.trim();
  if (group === "stage") return stages.find(({ id }) => id === key)?.name ?? key;
  return key;
}

/** Those without come last. */
export function groupsOf(rows: Renewal[], group: GroupBy, stages: Stage[]): (Named & { rows: Renewal[] })[] {
  const order = (key: string | null) => {
    if (key === null) return "~";
    if (group === "stage") return String(stages.findIndex(({ id }) => id === key)).padStart(3, "0");
    const band = bands.findIndex(([name]) => name === key);
    return group === "deadline" ? String(band < 0 ? 9 : band) : key;
  };
  return [...Map.groupBy(rows, (row) => keyOf(row, group))]
    .toSorted(([a], [b]) => (order(a) < order(b) ? -1 : 1))
    .map(([key, some]) => ({
      key: key ?? "none",
      title: some[0] ? titleOf(key, some[0], group, stages) : null,
      rows: some,
    }));
}
