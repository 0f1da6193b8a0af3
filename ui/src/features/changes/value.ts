// How a change's two sides are written: dates as dates, money as money. Pure.
import type { Change, ChangeKind } from "../../ipc/door";
import { formatDate, formatMoney, formatWhole } from "../../shared/format";

const write: Partial<Record<ChangeKind, (value: string) => string>> = {
  expiry: formatDate,
  option: formatDate,
  rent: (amount) => formatMoney(amount, null),
  offer: (amount) => formatMoney(amount, null),
  area: (area) => `${formatWhole(area)} sq ft`,
};

export const writeValue = (kind: ChangeKind, value: string | null): string | null =>
  value === null ? null : (write[kind]?.(value) ?? value);

/** The kinds that say all by their name. */
export const presence: Partial<Record<ChangeKind, string>> = {
  new: "Not there before",
  gone: "No longer in MRI's answer",
  back: "There again after it was missing",
};

/** "+6.4%", of what has an amount on both sides. */
export function shiftOf({ kind, before, after }: Change): string | null {
  if (!["rent", "offer", "area"].includes(kind) || before === null || after === null) return null;
  const share = (Number(after) / Number(before) - 1) * 100;
  if (!Number.isFinite(share) || share === 0) return null;
  return `${share > 0 ? "+" : "−"}${Math.abs(share).toFixed(1)}%`;
}
