// What two amounts are to each other, as people read it: with its sign, and unknown where it can't be told.
import { formatMoney, locale } from "../../../shared/format";

const signed = new Intl.NumberFormat(locale, {
  signDisplay: "exceptZero",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** "+3.0 %" */
export const formatPercent = (percent: number | string) => `${signed.format(Number(percent))} %`;

/** "+$120.00", "−$80.00" */
export function formatChange(amount: number, currency: string | null): string {
  const sign = amount > 0 ? "+" : amount < 0 ? "−" : "±";
  return `${sign}${formatMoney(Math.abs(amount).toFixed(2), currency)}`;
}

export type Difference = { amount: number; percent: number | null };

export function differenceOf(from: string | null, to: string | number | null): Difference | null {
  if (from === null || to === null) return null;
  const amount = Number(to) - Number(from);
  return { amount, percent: Number(from) === 0 ? null : (amount / Number(from)) * 100 };
}
