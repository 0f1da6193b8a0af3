// The system's own file dialog, which no page and no WebDriver can reach: found and typed into like a person would.
import { execFileSync } from "node:child_process";
import { until } from "./until.mjs";

/** @param {string[]} args */
const xdotool = (...args) =>
  execFileSync("xdotool", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** @param {string} title @returns {string | null} */
function findDialog(title) {
  try {
    return xdotool("search", "--onlyvisible", "--name", `^${title}$`).trim().split("\n")[0] || null;
  } catch {
    return null;
  }
}

/** Answers "where to?" with a path, and waits until the dialog has gone. @param {string} title @param {string} path @param {() => Promise<void>} [look] */
export async function saveAs(title, path, look) {
  const id = await until(`the dialog "${title}" is open`, () => findDialog(title));
  // Nobody manages windows here, so nobody gives a new one the focus.
  await until("the dialog has the focus", () => {
    xdotool("windowfocus", id);
    return xdotool("getwindowfocus").trim() === id;
  });
  await look?.();
  xdotool("key", "--clearmodifiers", "ctrl+a");
  xdotool("type", "--delay", "5", path);
  xdotool("key", "Return");
  await until("the dialog has gone", () => findDialog(title) === null);
}

/** @param {string} title */
export async function cancelDialog(title) {
  const id = await until(`the dialog "${title}" is open`, () => findDialog(title));
  await until("the dialog has gone", () => {
    if (findDialog(title) === null) return true;
    xdotool("windowfocus", id, "key", "Escape");
    return false;
  });
}
