// A renewal rate never stands without its cohort: of which leases, and what became of each. Pure.
import type { RenewalRate } from "../../ipc/door";
import { formatMonth } from "../../shared/chart/month";
import { formatWhole } from "../../shared/format";

export type Cohort = Pick<RenewalRate, "cohort" | "renewed" | "left" | "undecided">;

export function sumOf(rates: Cohort[]): Cohort {
  const sum = (of: keyof Cohort) => rates.reduce((total, one) => total + one[of], 0);
  return { cohort: sum("cohort"), renewed: sum("renewed"), left: sum("left"), undecided: sum("undecided") };
}

/** "78%"; of nobody there is no rate. */
export const rateOf = ({ cohort, renewed }: Cohort) =>
  cohort === 0 ? null : `${Math.round((renewed / cohort) * 100)}%`;

/** "7 of 9 that were to expire in March 2026 renewed; 1 left, 1 undecided" */
export function cohortWords(of: Cohort, when: string): string {
  if (of.cohort === 0) return `None were to expire ${when}`;
  const rest = [
    of.left > 0 && `${formatWhole(of.left)} left`,
    of.undecided > 0 && `${formatWhole(of.undecided)} undecided`,
  ];
  const words = `${formatWhole(of.renewed)} of ${formatWhole(of.cohort)} that were to expire ${when} renewed`;
  return [words, rest.filter(Boolean).join(", ")].filter(Boolean).join("; ");
}

export const inMonth = (month: string) => `in ${formatMonth(month)}`;

export const fromTo = (months: string[]) => {
  const [first, last] = [months[0] ?? "", months.at(-1) ?? ""];
  return first === last ? inMonth(first) : `from ${formatMonth(first)} to ${formatMonth(last)}`;
};
