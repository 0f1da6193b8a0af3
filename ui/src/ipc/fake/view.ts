// Filters, sorts, groups, sums and pages the pretend portfolio.
import type { Renewal, SortField, SortKey, ViewLine, ViewPage, ViewQuery, ViewTotals } from "../bindings";
import { type Around, aroundOf, parseFilter } from "./filter";
import { groupsOf } from "./groups";

type Sortable = string | number | boolean | null;

function sortValue(row: Renewal, field: SortField): Sortable {
  if (field === "optionNoticeBy") return row.option?.noticeBy ?? null;
  if (field === "offerRent") return row.offer?.monthlyRent == null ? null : Number(row.offer.monthlyRent);
  const nested = nestedValue(row, field);
  if (nested !== undefined) return nested;
  const value = row[field as keyof Renewal] as Sortable;
  const decimal = ["areaSqft", "monthlyRent", "annualRent", "rentPerSqft", "balanceDue", "budgetRentPerSqft"];
  return decimal.includes(field) && value !== null ? Number(value) : value;
}

/** What lies inside a part of the row; `undefined`: it lies in the row itself. */
function nestedValue(row: Renewal, field: SortField): Sortable | undefined {
  const of: Partial<Record<SortField, Sortable>> = {
    client: row.clientId,
    deadline: row.deadline?.on ?? null,
    stage: row.followUp?.stage ?? null,
    owner: row.followUp?.owner ?? null,
    followUpOn: row.followUp?.followUpOn ?? null,
    nextStep: row.followUp?.nextStep ?? null,
    tags: row.followUp?.tags.join() ?? null,
    optionState: row.option?.state ?? null,
    rentChange: row.rentChange ? Number(row.rentChange.amount) : null,
    nextStepOn: row.nextStep?.on ?? null,
    lastNoteDate: row.lastNote?.date ?? null,
  };
  return of[field];
}

/** Unknown sorts last, whichever way. */
function compare(a: Sortable, b: Sortable, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = a < b ? -1 : a > b ? 1 : 0;
  return descending ? -order : order;
}

export function sortRows(rows: Renewal[], sort: SortKey[]): Renewal[] {
  return rows.toSorted((a, b) => {
    for (const { field, descending } of sort) {
      const order = compare(sortValue(a, field), sortValue(b, field), descending);
      if (order !== 0) return order;
    }
    return a.leaseId < b.leaseId ? -1 : 1;
  });
}

export function totalsOf(rows: Renewal[]): ViewTotals {
  const sum = (of: (row: Renewal) => string | null) =>
    rows.reduce((total, row) => total + Number(of(row) ?? 0), 0).toFixed(2);
  const unknown = (of: (row: Renewal) => string | null) => rows.filter((row) => of(row) === null).length;
  return {
    monthlyRent: rows.length === 0 ? [] : [{ currency: "USD", amount: sum((row) => row.monthlyRent) }],
    rentUnknown: unknown((row) => row.monthlyRent),
    areaSqft: sum((row) => row.areaSqft),
    areaUnknown: unknown((row) => row.areaSqft),
  };
}

type Listed = Omit<ViewQuery, "generation" | "first" | "last">;

/** Every line of a view, and the renewals among them. */
export function listLines(portfolio: Renewal[], query: Listed, given: string | Around) {
  const around = aroundOf(given);
  const { test, notUnderstood } = parseFilter(query.filter, around);
  const rows = sortRows(portfolio.filter(test), query.sort);
  const lineOf = (renewal: Renewal): ViewLine => ({ type: "row", renewal });
  if (query.group === null) return { rows, notUnderstood, lines: rows.map(lineOf) };
  const lines = groupsOf(rows, query.group, around.stages).flatMap(
    ({ key, title, rows: some }): ViewLine[] => {
      const collapsed = query.collapsed.includes(key);
      const group = { key, title, count: some.length, totals: totalsOf(some), collapsed };
      return [{ type: "group", group }, ...(collapsed ? [] : some.map(lineOf))];
    },
  );
  return { rows, notUnderstood, lines };
}

export function view(portfolio: Renewal[], query: ViewQuery, given: string | Around): ViewPage {
  const { rows, lines, notUnderstood } = listLines(portfolio, query, given);
  return {
    generation: query.generation,
    count: lines.length,
    renewals: rows.length,
    total: portfolio.length,
    first: query.first,
    rows: lines.slice(query.first, query.last),
    totals: totalsOf(rows),
    notUnderstood,
  };
}
