// The head of a group in words: a property, a stage's name, a month, or what those without are called.
import type { GroupBy, GroupLine, ViewLine } from "../../ipc/door";
import { bandName, kindNames } from "../../ipc/names";
import { formatMoney, formatMonth, formatWhole, plural } from "../../shared/format";
import type { GroupHead } from "../../shared/grid/grid-group";
import { groupless } from "./names";

function titleOf({ title }: GroupLine, group: GroupBy): string {
  if (title === null) return groupless[group];
  if (group === "expiry_month" && /^\d{4}-\d\d$/.test(title)) return formatMonth(title);
  if (group === "kind" && title in kindNames) return kindNames[title as keyof typeof kindNames];
  if (group === "deadline") return bandName(title);
  return title;
}

function sumsOf({ totals }: GroupLine): string {
  const rents = totals.monthlyRent.map(
    ({ currency, amount }) => `${formatMoney(amount, currency, 0)} ${currency ?? ""}`,
  );
  const rent = rents.length === 0 ? "rent unknown" : `${rents.join(" + ")} / month`;
  const missing =
    totals.rentUnknown > 0 && rents.length > 0 ? ` + ${formatWhole(totals.rentUnknown)} unknown` : "";
  return `${rent}${missing} · ${formatWhole(totals.areaSqft)} sq ft`;
}

const heads = new WeakMap<ViewLine, GroupHead>();

/** The same for the same line, so that the grid draws it once. */
export function headOf(group: GroupBy) {
  return (line: ViewLine): GroupHead | null => {
    if (line.type === "row") return null;
    const made = heads.get(line) ?? {
      title: titleOf(line.group, group),
      count: plural(line.group.count, "renewal"),
      sums: sumsOf(line.group),
      folded: line.group.collapsed,
    };
    heads.set(line, made);
    return made;
  };
}
