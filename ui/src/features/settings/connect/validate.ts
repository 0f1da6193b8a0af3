// What is wrong with the connection form, field by field, before the network is asked. Pure.
import type { Draft } from "./draft";

export type Wrong = Partial<
  Record<
    | "name"
    | "url"
    | "mriClientId"
    | "database"
    | "user"
    | "key"
    | "password"
    | "calls"
    | "windowSecs"
    | "properties",
    string
  >
>;

type Address = Pick<Draft, "name" | "url" | "mriClientId" | "database" | "user">;

const needed: [keyof Address, string][] = [
  ["name", "Give this connection a name."],
  ["mriClientId", "MRI's client id is needed, e.g. C123456."],
  ["database", "The database's name is needed."],
  ["user", "The API user's name is needed."],
];
/** MRI joins them by slashes, and a user name ends at a colon. */
const joined = ["mriClientId", "database", "user"] as const;
const NO_SIGNS = "It can't contain / or :";

/** Where it goes and as whom: the same for a new connection and for one that is changed. */
export function wrongAddress(draft: Address): Wrong {
  const wrong: Wrong = {};
  for (const field of joined) if (/[/:]/.test(draft[field])) wrong[field] = NO_SIGNS;
  for (const [field, words] of needed) if (draft[field].trim() === "") wrong[field] = words;
  const url = wrongUrl(draft.url.trim());
  if (url) wrong.url = url;
  return wrong;
}

export const wrongKey = (key: string): string | undefined => (/[/:]/.test(key) ? NO_SIGNS : undefined);

export function validate(draft: Draft): Wrong {
  const wrong = wrongAddress(draft);
  const key = draft.key.trim() === "" ? "The API key is needed." : wrongKey(draft.key);
  if (key) wrong.key = key;
  if (draft.password.trim() === "") wrong.password = "The password is needed.";
  if (draft.preset === "own") {
    if (!isCount(draft.calls)) wrong.calls = "A whole number of calls, 1 or more.";
    if (!isCount(draft.windowSecs)) wrong.windowSecs = "A whole number of seconds, 1 or more.";
  }
  if (draft.properties.length === 0) wrong.properties = "Paste at least one property id, or choose a file.";
  return wrong;
}

function wrongUrl(text: string): string | null {
  if (text === "") return "The full address is needed. It ends in api.asp.";
  if (!URL.canParse(text)) return "This is not an address. It begins with https:// and ends in api.asp.";
  const { protocol, hostname, pathname } = new URL(text);
  const local = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  if (protocol !== "https:" && !(protocol === "http:" && local))
    return "The address must begin with https://.";
  return /\/api\.asp$/i.test(pathname) ? null : "The address must end in api.asp.";
}

const isCount = (text: string) => /^[1-9]\d{0,6}$/.test(text.trim());
