// Filters, sorts, sums and pages the pretend portfolio.
import type { Renewal, SortField, SortKey, ViewPage, ViewQuery, ViewTotals } from "../bindings";
import { parseFilter } from "./filter";

type Sortable = string | number | null;

function sortValue(row: Renewal, field: SortField): Sortable {
  if (field === "optionNoticeBy") return row.option?.noticeBy ?? null;
  if (field === "offerRent") return row.offer?.monthlyRent == null ? null : Number(row.offer.monthlyRent);
  const value = row[field];
  const decimal = ["areaSqft", "monthlyRent", "annualRent", "rentPerSqft", "balanceDue", "budgetRentPerSqft"];
  return decimal.includes(field) && value !== null ? Number(value) : value;
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

function totalsOf(rows: Renewal[]): ViewTotals {
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

export function view(portfolio: Renewal[], query: ViewQuery, today: string): ViewPage {
  const { test, notUnderstood } = parseFilter(query.filter, today);
  const rows = sortRows(portfolio.filter(test), query.sort);
  return {
    generation: query.generation,
    count: rows.length,
    total: portfolio.length,
    first: query.first,
    rows: rows.slice(query.first, query.last),
    totals: totalsOf(rows),
    notUnderstood,
  };
}
