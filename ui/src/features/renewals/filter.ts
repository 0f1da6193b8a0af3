// The filter that the controls make, and the one line of text that it becomes. The text is what Rust understands; this is
// the only place that writes it.
export type Due = "30d" | "60d" | "90d" | "120d" | "180d" | "24mo";
export type Filter = {
  text: string;
  properties: string[];
  due: Due | null;
  from: string | null;
  to: string | null;
  withOption: boolean;
  inArrears: boolean;
};

export const dueNames: Record<Due, string> = {
  "30d": "30 days",
  "60d": "60 days",
  "90d": "90 days",
  "120d": "120 days",
  "180d": "180 days",
  "24mo": "24 months",
};

/** What the window shows first: what must be thought of within two years, and what has expired but is still open. */
export const firstFilter: Filter = {
  text: "",
  properties: [],
  due: "24mo",
  from: null,
  to: null,
  withOption: false,
  inArrears: false,
};
export const noFilter: Filter = { ...firstFilter, due: null };

export function composeFilter(filter: Filter): string {
  return [
    filter.due && `due:<${filter.due}`,
    (filter.from || filter.to) && `expiry:${filter.from ?? ""}..${filter.to ?? ""}`,
    filter.properties.length > 0 && `property:${filter.properties.toSorted().join(",")}`,
    filter.withOption && "has:option",
    filter.inArrears && "has:arrears",
    closeQuotes(filter.text.replace(/\s+/g, " ").trim()),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Half typed, a quote must not swallow what follows. */
function closeQuotes(text: string): string {
  const quotes = text.split('"').length - 1;
  return quotes % 2 === 0 ? text : `${text}"`;
}

export type Chip = { id: string; label: string; without: (filter: Filter) => Filter };

export function chipsOf(
  filter: Filter,
  formatDate: (date: string) => string,
  propertyName: (id: string) => string,
): Chip[] {
  const chips: (Chip | false)[] = [
    filter.due !== null && {
      id: "due",
      label: `Expires within ${dueNames[filter.due]}, or expired`,
      without: (now) => ({ ...now, due: null }),
    },
    (filter.from !== null || filter.to !== null) && {
      id: "expiry",
      label: datesLabel(filter, formatDate),
      without: (now) => ({ ...now, from: null, to: null }),
    },
    ...filter.properties.map((id) => ({
      id: `property-${id}`,
      label: propertyName(id),
      without: (now: Filter) => ({ ...now, properties: now.properties.filter((one) => one !== id) }),
    })),
    filter.withOption && {
      id: "option",
      label: "With an option",
      without: (now) => ({ ...now, withOption: false }),
    },
    filter.inArrears && {
      id: "arrears",
      label: "In arrears",
      without: (now) => ({ ...now, inArrears: false }),
    },
    filter.text.trim() !== "" && {
      id: "text",
      label: `“${filter.text.trim()}”`,
      without: (now) => ({ ...now, text: "" }),
    },
  ];
  return chips.filter((chip) => chip !== false);
}

function datesLabel({ from, to }: Filter, formatDate: (date: string) => string): string {
  if (from && to) return `Expires ${formatDate(from)} to ${formatDate(to)}`;
  return from ? `Expires from ${formatDate(from)}` : `Expires until ${formatDate(to ?? "")}`;
}
