// The fields that can be filtered by a menu: how their terms are written, and what their values are called.
import type { Facets } from "../../../ipc/door";
import { kindNames } from "../../../ipc/names";
import { optionStateNames } from "../names";

export type Field = {
  key: string;
  name: string;
  /** several in one term, several terms, only one, or something that is typed */
  takes: "list" | "each" | "one" | "dates" | "amount";
  facet?: keyof Facets;
  /** in their order, for those that have always the same */
  values?: Record<string, string>;
  unit?: string;
};

const within = { "<30d": "Within 30 days", "<60d": "Within 60 days", "<90d": "Within 90 days" };
const soon = { "<0d": "Overdue", "<7d": "Within 7 days", ...within };

export const dueValues = {
  ...within,
  "<120d": "Within 120 days",
  "<180d": "Within 180 days",
  "<24mo": "Within 24 months",
};

export const states = {
  actionable: "Needs action",
  open: "Open",
  closed: "Closed by its stage",
  untouched: "Nobody has begun",
  expired: "Expired",
  holdover: "Holdover",
  mtm: "Month to month",
  muted: "Muted",
};

export const things = {
  option: "An option",
  offer: "An offer",
  notes: "Notes",
  arrears: "Arrears",
  followup: "A follow-up",
  tags: "Tags",
  step: "A step-up ahead",
};

export const fields: Field[] = [
  { key: "property", name: "Property", takes: "list", facet: "property" },
  { key: "due", name: "Due", takes: "one", facet: "due", values: dueValues },
  { key: "stage", name: "Stage", takes: "list", facet: "stage" },
  { key: "owner", name: "Owner", takes: "list", facet: "owner" },
  { key: "is", name: "State", takes: "each", facet: "is", values: states },
  { key: "expiry", name: "Expiry dates", takes: "dates" },
  { key: "has", name: "Has", takes: "each", facet: "has", values: things },
  { key: "tag", name: "Tag", takes: "list", facet: "tag" },
  { key: "kind", name: "Kind", takes: "one", facet: "kind", values: kindNames },
  { key: "client", name: "Client", takes: "one", facet: "client" },
  { key: "deadline", name: "Deadline", takes: "one", facet: "deadline", values: soon },
  { key: "follow", name: "Follow-up", takes: "one", facet: "follow", values: soon },
  {
    key: "notice",
    name: "Option notice",
    takes: "one",
    facet: "notice",
    values: {
      "0..30d": "In the next 30 days",
      "0..90d": "In the next 90 days",
      "0..180d": "In the next 180 days",
    },
  },
  { key: "option", name: "Option state", takes: "one", facet: "option", values: optionStateNames },
  { key: "rent", name: "Rent / month", takes: "amount" },
  { key: "area", name: "Area", takes: "amount", unit: "sq ft" },
  { key: "balance", name: "Balance due", takes: "amount" },
  { key: "change", name: "Rent change", takes: "amount", unit: "%" },
];

/** Those that have a button of their own; the rest wait behind "More". */
export const QUICK = 5;
export const fieldNamed = (key: string | null) => fields.find((field) => field.key === key);
