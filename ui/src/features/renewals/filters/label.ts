// A chip in words: what a reader would say, not what the filter language writes.
import { formatDate, formatMonth, formatWhole } from "../../../shared/format";
import { readChip } from "./chip";
import { fieldNamed } from "./field";

/** Names of what a value stands for, where it is an id. */
export type NameOf = (key: string, value: string) => string | null;

export function labelOf(text: string, nameOf: NameOf): string {
  const { key, value, negated } = readChip(text);
  if (key === null) return negated ? `Without “${value}”` : `“${value}”`;
  const words = positive(key, value, nameOf);
  return negated ? `Not: ${words}` : words;
}

function positive(key: string, value: string, nameOf: NameOf): string {
  const field = fieldNamed(key);
  if (!field) return `${key}:${value}`;
  const fixed = field.values?.[value];
  if (key === "due") return fixed ? `Due ${lower(fixed)}` : `Due ${spanOf(value)}`;
  if (key === "is") return fixed ?? value;
  if (key === "has") return fixed ? `Has ${lower(fixed)}` : `Has ${value}`;
  if (key === "expiry") return `Expires ${datesOf(value)}`;
  if (field.takes === "amount") return `${field.name} ${amountOf(value, field.unit)}`;
  if (fixed) return `${field.name}: ${lower(fixed)}`;
  if (/^(<|\d+\.\.)/.test(value)) return `${field.name} ${spanOf(value)}`;
  const names = value.split(",").map((one) => (one === "none" ? "none" : (nameOf(key, one) ?? one)));
  return `${field.name}: ${few(names)}`;
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
const few = (names: string[]) =>
  names.length <= 2 ? names.join(", ") : `${names[0]}, ${names[1]} + ${names.length - 2}`;

function spanOf(value: string): string {
  const unit = value.endsWith("mo") ? "months" : "days";
  const plain = value.replace(/(mo|d)$/, "");
  if (plain === "<0") return "in the past";
  if (plain.startsWith("<")) return `within ${plain.slice(1)} ${unit}`;
  return `in ${plain.replace("..", " to ")} ${unit}`;
}

const dateOf = (date: string) => {
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return formatDate(date);
  return /^\d{4}-\d\d$/.test(date) ? formatMonth(date) : date;
};

function datesOf(value: string): string {
  if (value === "none") return "on no known date";
  const [from = "", to] = value.split("..");
  if (to === undefined) return from.length === 10 ? `on ${dateOf(from)}` : `in ${dateOf(from)}`;
  if (from === "") return `until ${dateOf(to)}`;
  return to === "" ? `from ${dateOf(from)}` : `${dateOf(from)} to ${dateOf(to)}`;
}

function amountOf(value: string, unit?: string): string {
  const end = unit ? ` ${unit}` : "";
  const number = (text: string) => (Number.isFinite(Number(text)) ? formatWhole(text) : text);
  if (value.startsWith(">")) return `over ${number(value.slice(1))}${end}`;
  if (value.startsWith("<")) return `under ${number(value.slice(1))}${end}`;
  const [from = "", to = ""] = value.split("..");
  return `${number(from)} to ${number(to)}${end}`;
}
