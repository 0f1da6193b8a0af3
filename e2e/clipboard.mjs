// What lies on the system's clipboard, read by a program that is none of ours; and what a spreadsheet would make of it.
import { execFileSync } from "node:child_process";

/** @param {string} [kind] a target such as `text/html`; else plain text */
export const clipboard = (kind = "UTF8_STRING") =>
  execFileSync("xclip", ["-o", "-selection", "clipboard", "-t", kind], { encoding: "utf8" });

/** @typedef {{ value: string | number | null, head: boolean }} Cell */

/**
 * A table of HTML as a spreadsheet pastes it: a cell is text where its number format says so (`@`), else it is read anew, so that
 * digits become a number and lose their zeros.
 * @param {string} html @returns {Cell[][]}
 */
export function pasted(html) {
  return [...html.matchAll(/<tr\b[^>]*>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<(td|th)\b([^>]*)>(.*?)<\/\1>/gs)].map(([, kind, attributes = "", inside = ""]) => {
      const text = plain(inside);
      const isText = /mso-number-format:\s*'?\\@/.test(plain(attributes));
      const reads = !isText && /^-?\d[\d,]*(\.\d+)?$/.test(text);
      return {
        value: text === "" ? null : reads ? Number(text.replaceAll(",", "")) : text,
        head: kind === "th",
      };
    }),
  );
}

/** @param {string} html */
const plain = (html) =>
  html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
