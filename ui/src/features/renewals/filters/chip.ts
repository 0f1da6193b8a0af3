// Filters as chips, and the one line of text that they become. The text is what Rust understands; this is the only place that
// writes it.
import type { FilterChip, TermText } from "../../../ipc/door";

/** A chip's text taken apart. `key: null` are words to search for. */
export type Term = { key: string | null; value: string; negated: boolean };

export function composeFilter(chips: FilterChip[], search: string): string {
  return [
    ...chips.filter(({ on }) => on).map(({ text }) => text),
    closeQuotes(search.replace(/\s+/g, " ").trim()),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Half typed, a quote must not swallow what follows. */
export function closeQuotes(text: string): string {
  const quotes = text.split('"').length - 1;
  return quotes % 2 === 0 ? text : `${text}"`;
}

export function readChip(text: string): Term {
  const negated = text.startsWith("-") && text.length > 1;
  const body = negated ? text.slice(1) : text;
  const [, key = null, value = ""] = /^([a-z]+):(.*)$/is.exec(body) ?? [];
  return { key: key?.toLowerCase() ?? null, value: (key ? value : body).replaceAll('"', ""), negated };
}

export function writeChip({ key, value, negated }: Term): string {
  const quoted = (one: string) => (/\s/.test(one) ? `"${one}"` : one);
  const body = key === null ? quoted(value) : `${key}:${value.split(",").map(quoted).join(",")}`;
  return `${negated ? "-" : ""}${body}`;
}

export const chipsOf = (terms: TermText[]): FilterChip[] => terms.map(({ text }) => ({ text, on: true }));

/** Two that say the same thing of the same field would cut each other short. */
const lifts: Record<string, string> = { expiry: "due", due: "expiry" };

/** Puts what was chosen of one field in its chip's place, or takes the chip away. What was off is on again. */
export function withField(
  chips: FilterChip[],
  key: string,
  value: string | null,
  negated = false,
): FilterChip[] {
  const at = chips.findIndex(({ text }) => readChip(text).key === key);
  const others = chips.filter(({ text }, index) => index === at || readChip(text).key !== lifts[key]);
  const place = others.indexOf(chips[at] as FilterChip);
  if (value === null) return others.filter((_, index) => index !== place);
  const chip = { text: writeChip({ key, value, negated }), on: true };
  return place < 0 ? [...others, chip] : others.with(place, chip);
}

export const fieldOf = (chips: FilterChip[], key: string): Term | null => {
  const found = chips.find(({ text }) => readChip(text).key === key);
  return found ? readChip(found.text) : null;
};
