// The one-line filter language, enough of it that the fake answers like the program does. The real one is Rust's.
import type { Renewal } from "../bindings";
import { actionTerm } from "./action-terms";
import { addDays, addMonths } from "./days";

type Test = (row: Renewal) => boolean;
export type ParsedFilter = { test: Test; notUnderstood: string[] };

export function parseFilter(text: string, today: string): ParsedFilter {
  const tests: Test[] = [];
  const notUnderstood: string[] = [];
  for (const raw of text.match(/-?(?:[a-z]+:)?"[^"]*"|\S+/gi) ?? []) {
    const negated = raw.startsWith("-") && raw.length > 1;
    const term = negated ? raw.slice(1) : raw;
    const test = parseTerm(term, today);
    if (typeof test === "string") notUnderstood.push(`${raw}: ${test}`);
    else tests.push(negated ? (row) => !test(row) : test);
  }
  return { test: (row) => tests.every((test) => test(row)), notUnderstood };
}

function parseTerm(term: string, today: string): Test | string {
  const colon = term.indexOf(":");
  if (colon < 1 || term.startsWith('"')) return searching(term.replaceAll('"', "").toLowerCase());
  const value = term.slice(colon + 1).replaceAll('"', "");
  switch (term.slice(0, colon).toLowerCase()) {
    case "property":
      return (row) => value.split(",").includes(row.propertyId);
    case "kind":
      return (row) => row.propertyKind === value;
    case "client":
      return (row) => row.clientId === value;
    case "due":
      return dueWithin(value, today);
    case "expiry":
      return expiringIn(value);
    case "has":
      return having(value);
    case "rent":
      return comparing(value, (row) => row.monthlyRent);
    case "area":
      return comparing(value, (row) => row.areaSqft);
    case "balance":
      return comparing(value, (row) => row.balanceDue);
    default:
      return actionTerm(term.slice(0, colon).toLowerCase(), value, today) ?? "there is no such filter";
  }
}

const searching =
  (words: string): Test =>
  (row) =>
    [row.occupantName, row.propertyId, row.propertyName, row.suiteId, row.leaseId].some((part) =>
      part?.toLowerCase().includes(words),
    );

function dueWithin(value: string, today: string): Test | string {
  const below = /^<(\d+)(d|mo)$/.exec(value);
  if (below) {
    const end = below[2] === "d" ? addDays(today, Number(below[1])) : addMonths(today, Number(below[1]));
    return (row) => row.expiryDate !== null && row.expiryDate < end;
  }
  const between = /^(\d+)\.\.(\d+)d$/.exec(value);
  if (!between) return "write it as due:<60d, due:<24mo or due:0..90d";
  const days = (row: Renewal) => row.daysToExpiry ?? Number.NaN;
  return (row) => days(row) >= Number(between[1]) && days(row) <= Number(between[2]);
}

function expiringIn(value: string): Test | string {
  if (value === "none") return (row) => row.expiryDate === null;
  const [from = "", to = from] = value.split("..");
  if (!/^(\d{4}(-\d\d){0,2})?$/.test(from) || !/^(\d{4}(-\d\d){0,2})?$/.test(to))
    return "dates are written 2026-03-31";
  return (row) =>
    row.expiryDate !== null && row.expiryDate >= from && (to === "" || row.expiryDate <= `${to}~`);
}

function having(value: string): Test | string {
  if (value === "option") return (row) => row.option !== null;
  if (value === "offer") return (row) => row.offer !== null;
  if (value === "notes") return (row) => (row.notesCount ?? 0) > 0;
  if (value === "arrears") return (row) => Number(row.balanceDue ?? 0) > 0;
  return "has: takes option, offer, notes or arrears";
}

function comparing(value: string, of: (row: Renewal) => string | null): Test | string {
  const match = /^([<>])(\d+(?:\.\d+)?)$/.exec(value);
  if (!match) return "write it as >1000 or <5000";
  const limit = Number(match[2]);
  return (row) => {
    const known = of(row);
    return known !== null && (match[1] === ">" ? Number(known) > limit : Number(known) < limit);
  };
}
