// An amount between how people type it, with their locale's commas and points, and how the filter language writes it.
import { NumberParser } from "@internationalized/number";
import { locale } from "../../../shared/format";

/** As in the filter language; "" is no number. */
export function readAmount(typed: string, of: string = locale): string {
  const text = typed.trim();
  // The parser reads a sign or nothing as 0.
  if (!/\d/.test(text)) return "";
  const amount = new NumberParser(of, { style: "decimal" }).parse(text);
  if (!Number.isFinite(amount)) return "";
  return new Intl.NumberFormat("en-US", { useGrouping: false, maximumFractionDigits: 10 }).format(amount);
}

export function writeAmount(plain: string, of: string = locale): string {
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return plain;
  return new Intl.NumberFormat(of, { useGrouping: false, maximumFractionDigits: 10 }).format(Number(plain));
}
