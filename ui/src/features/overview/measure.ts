// What a bar can measure: rent at stake in one currency, leases, or area. Currencies are never added together, and what is
// unknown is counted beside the sum. Pure.
import type { AtStake, Overview, Sum } from "../../ipc/door";
import { formatMoney, formatWhole, locale, plural } from "../../shared/format";

export type Measure = "rent" | "leases" | "area";
export const measureNames: Record<Measure, string> = { rent: "Rent", leases: "Leases", area: "Area" };
/** As the head of a column or in a sentence. */
export const measureWords: Record<Measure, string> = {
  rent: "rent per month",
  leases: "leases",
  area: "area, sq ft",
};

/** Of numbers that may be added. */
export function sum<T>(all: T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

/** `null` is a currency too: rent of which it was not told. */
export type Currency = string | null;

export const amountIn = (sums: Sum[], currency: Currency) =>
  Number(sums.find((sum) => sum.currency === currency)?.amount ?? 0);

/** Of everything on the screen, the one with the most rent first. */
export function currenciesOf({ months, properties, arrears, holdover }: Overview): Currency[] {
  const all = [
    ...months.flatMap(({ total }) => total.monthlyRent),
    ...properties.flatMap(({ atStake, arrears: due }) => [...atStake.monthlyRent, ...due]),
    ...arrears.flatMap((band) => band.arrears),
    ...holdover.monthlyRent,
  ];
  const sums = new Map<Currency, number>();
  for (const { currency, amount } of all) sums.set(currency, (sums.get(currency) ?? 0) + Number(amount));
  return [...sums].toSorted(([, a], [, b]) => b - a).map(([currency]) => currency);
}

export const currencyName = (currency: Currency) => currency ?? "Currency unknown";

export function measured(of: AtStake, measure: Measure, currency: Currency): number {
  if (measure === "leases") return of.renewals;
  return measure === "area" ? Number(of.areaSqft) : amountIn(of.monthlyRent, currency);
}

export function unknownIn(of: AtStake, measure: Measure): number {
  if (measure === "leases") return 0;
  return measure === "area" ? of.areaUnknown : of.rentUnknown;
}

/** "+ 12 with unknown rent" */
export const unknownWords = (count: number, measure: Measure) =>
  count === 0 || measure === "leases" ? null : `+ ${formatWhole(count)} with unknown ${measure}`;

/** "$1.2M" */
const compactIn = (currency: Currency) =>
  currency === null
    ? compact.format
    : new Intl.NumberFormat(locale, {
        notation: "compact",
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        maximumFractionDigits: 1,
        minimumFractionDigits: 0,
      }).format;

const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });

export type Format = { full: (value: number) => string; short: (value: number) => string };

export function formatOf(measure: Measure, currency: Currency): Format {
  if (measure === "rent") return { full: (value) => moneyOf(value, currency), short: compactIn(currency) };
  if (measure === "area") return { full: (value) => `${formatWhole(value)} sq ft`, short: compact.format };
  return { full: formatWhole, short: formatWhole };
}

export const moneyOf = (value: number, currency: Currency) => formatMoney(String(value), currency, 0);

export const leases = (count: number) => plural(count, "lease");
