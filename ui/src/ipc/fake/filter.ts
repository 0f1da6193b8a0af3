// The one-line filter language, enough of it that the fake answers like the program does. The real one is Rust's.
import type { Renewal, Stage, TermText } from "../bindings";
import { firstStages } from "../settings";
import { comparing, dated, daysFrom, expiringIn, tested } from "./filter-values";

export type Test = (row: Renewal) => boolean;
export type Around = { today: string; stages: Stage[]; me: string };
/** The day alone is enough where nobody's own stages are meant. */
export const aroundOf = (given: string | Around): Around =>
  typeof given === "string" ? { today: given, stages: firstStages, me: "You" } : given;
export type ParsedFilter = { test: Test; notUnderstood: string[] };

/** Words apart by white space; quotes keep one together, wherever in it they stand. */
const words = (text: string) => text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];

/** Tests by key, so that a facet can leave its own out. */
export function parseFilter(text: string, given: string | Around, without?: string): ParsedFilter {
  const around = aroundOf(given);
  const tests: Test[] = [];
  const notUnderstood: string[] = [];
  for (const raw of words(text)) {
    const { key, value, negated } = readTerm(raw);
    if (key !== null && key === without) continue;
    const test = parseTerm(key, value, around);
    if (typeof test === "string") notUnderstood.push(`${raw}: ${test}`);
    else tests.push(negated ? (row) => !test(row) : test);
  }
  return { test: (row) => tests.every((test) => test(row)), notUnderstood };
}

export const describe = (text: string, around: Around): TermText[] =>
  words(text).map((raw) => {
    const term = readTerm(raw);
    const test = parseTerm(term.key, term.value, around);
    return { text: raw, ...term, problem: typeof test === "string" ? test : null };
  });

function readTerm(raw: string): Omit<TermText, "text" | "problem"> {
  const negated = raw.startsWith("-") && raw.length > 1;
  const body = negated ? raw.slice(1) : raw;
  const [, key = null, value = ""] = /^([a-z]+):(.*)$/is.exec(body) ?? [];
  return { key: key?.toLowerCase() ?? null, value: (key ? value : body).replaceAll('"', ""), negated };
}

function parseTerm(key: string | null, value: string, around: Around): Test | string {
  const { today } = around;
  const one = (of: (row: Renewal) => string | null | undefined) => among(value, of);
  switch (key) {
    case null:
      return searching(value.toLowerCase());
    case "property":
      return one((row) => row.propertyId);
    case "kind":
      return one((row) => row.propertyKind);
    case "client":
      return one((row) => row.clientId);
    case "stage":
      return staged(value, around.stages);
    case "owner":
      return one((row) => row.followUp?.owner?.replace(around.me, "me"));
    case "tag":
      return (row) => (row.followUp?.tags ?? []).some((tag) => value.split(",").includes(tag));
    case "due":
      return dated(value, today, (row) => row.expiryDate);
    case "expiry":
      return expiringIn(value);
    case "notice":
      return daysFrom(value, today, (row) => row.option?.noticeBy ?? null);
    case "deadline":
      return daysFrom(value, today, (row) => row.deadline?.on ?? null);
    case "follow":
      return daysFrom(value, today, (row) => row.followUp?.followUpOn ?? null);
    case "is":
    case "has":
    case "option":
      return tested(key, value, around);
    case "rent":
      return comparing(value, (row) => row.monthlyRent);
    case "area":
      return comparing(value, (row) => row.areaSqft);
    case "balance":
      return comparing(value, (row) => row.balanceDue);
    case "change":
      return comparing(value, (row) => row.rentChange?.percent ?? null);
    default:
      return "there is no such filter; write property:, due:, stage:, owner:, is: or has:";
  }
}

const among =
  (value: string, of: (row: Renewal) => string | null | undefined): Test =>
  (row) =>
    value.split(",").includes(of(row) ?? "none");

function staged(value: string, stages: Stage[]): Test {
  const ids = value.split(",").map((one) => {
    const named = stages.find(({ name }) => name.toLowerCase() === one.toLowerCase());
    return named?.id ?? one;
  });
  return (row) => ids.includes(row.followUp?.stage ?? "none");
}

const searching =
  (sought: string): Test =>
  (row) =>
    [row.occupantName, row.propertyId, row.propertyName, row.suiteId, row.leaseId].some((part) =>
      part?.toLowerCase().includes(sought),
    );
