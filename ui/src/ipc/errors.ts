// The one table from what went wrong to what the user reads and can do about it. Both halves are exhaustive: a new code
// in the contract does not compile until it has words here. Nothing in the UI looks at a message's text.
import type { CommandError, ErrorCode, FailureCode } from "./bindings";

/** The next action to offer beside the words. */
export type NextAction = "retry" | "settings" | "none";
export type Words = { title: string; advice: string; next: NextAction };

const words = (title: string, advice: string, next: NextAction = "none"): Words => ({ title, advice, next });

export const commandWords: Record<ErrorCode, Words> = {
  not_found: words(
    "It is no longer there",
    "It may have been removed or replaced by a newer sync. Go back to the list.",
    "retry",
  ),
  wrong_use: words("That can't be done with these values", "Check what was entered and try again."),
  filter_not_understood: words(
    "The filter has a term that isn't understood",
    "Correct it or take it out, then try again.",
  ),
  busy: words(
    "Already being worked on",
    "Another run of this client is under way. Wait until it has finished.",
    "retry",
  ),
  credentials_missing: words(
    "The key or password is missing",
    "Edit the client and type them again.",
    "settings",
  ),
  keychain_unavailable: words(
    "The system's keychain can't be reached",
    "Unlock it and try again, or choose to keep the password in a private file.",
    "retry",
  ),
  storage: words(
    "The local data can't be read or written",
    "Check that the data folder's disk is there and writable.",
    "retry",
  ),
  storage_full: words(
    "The disk is full",
    "Free some space and try again. Nothing that was already saved is lost.",
    "retry",
  ),
  newer_file: words("The data was written by a newer version", "Update this program, then open it again."),
  network: words(
    "MRI can't be reached",
    "Check the connection and the address. Everything but Sync works without it.",
    "retry",
  ),
  file: words(
    "The file can't be read or written",
    "Check that the folder exists, that you may write to it and that the file isn't open elsewhere.",
    "retry",
  ),
  internal: words(
    "Something went wrong in the program",
    "Try again. If it happens again, send the log to support.",
    "retry",
  ),
};

export const failureWords: Record<FailureCode, Words> = {
  interrupted: words(
    "The program stopped before the sync did",
    "What had come is kept. Sync again to go on.",
    "retry",
  ),
  network_dns: words(
    "MRI's address was not found",
    "Check the address and the network's name server.",
    "settings",
  ),
  network_unreachable: words("MRI can't be reached", "Check the network or VPN, then try again.", "retry"),
  network_tls: words(
    "The secure connection was refused",
    "The server's certificate isn't trusted here. Ask IT before going on.",
    "retry",
  ),
  network_proxy: words(
    "The proxy refused the connection",
    "Check the system's proxy settings with IT.",
    "retry",
  ),
  network_timeout: words("MRI did not answer in time", "It may be busy. Try again later.", "retry"),
  network_broken: words("The connection broke", "The answer was cut short. Try again.", "retry"),
  throttled: words(
    "MRI's call limit was reached",
    "Someone else may be using the same key. Wait for the window to pass, then try again.",
    "retry",
  ),
  credentials_rejected: words(
    "MRI rejected the sign-in",
    "Check database, user, key and password.",
    "settings",
  ),
  not_permitted: words(
    "The key may not use this API",
    "Ask the MRI administrator to add this API to the key.",
  ),
  server_error: words("MRI had an error", "Try again later; if it stays, report it to MRI support.", "retry"),
  server_busy: words("MRI is busy", "Try again in some minutes.", "retry"),
  rejected: words(
    "MRI did not accept the question",
    "The API may be set up differently for this customer. Report it to support.",
  ),
  blank_answer: words("MRI sent an empty page", "It usually passes. Try again.", "retry"),
  unreadable_answer: words(
    "MRI's answer couldn't be read",
    "Try again; if it stays, send the log to support.",
    "retry",
  ),
  answer_too_large: words(
    "MRI's answer was too large",
    "Report it to support: the page size can be lowered.",
  ),
  row_error: words(
    "A row couldn't be understood",
    "The other rows were kept back with it. Send the log to support.",
  ),
  foreign_link: words(
    "MRI pointed to another server",
    "The link wasn't followed, for safety. Report it to MRI support.",
  ),
  shrunk: words(
    "MRI answered far fewer leases than before",
    "The earlier leases are kept. Look at the question on the Sync page, then take the answer or keep them.",
  ),
  storage: words("The answer couldn't be saved", "Check the disk, then try again.", "retry"),
};

export function isCommandError(thrown: unknown): thrown is CommandError {
  return (
    typeof thrown === "object" && thrown !== null && "code" in thrown && String(thrown.code) in commandWords
  );
}

/** Whatever was thrown, as an error with a code. A refusal that isn't ours is the program's own fault. */
export function asCommandError(thrown: unknown): CommandError {
  if (isCommandError(thrown)) return thrown;
  return { code: "internal", message: thrown instanceof Error ? thrown.message : String(thrown) };
}

export function wordsOf(thrown: unknown): Words {
  return commandWords[asCommandError(thrown).code];
}
