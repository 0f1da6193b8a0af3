// axe-core in the real window: what it finds wrong by WCAG 2.2 A and AA, in words.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** @typedef {import("./window.mjs").Window} Window */

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * @param {Window} window @param {string[]} [but] rules that this screen keeps in a way that axe does not see
 * @returns {Promise<string[]>} a line for each element
 */
export async function violations(window, but = []) {
  await window.rest();
  if (!(await window.script("return typeof axe === 'object'"))) await window.script(source);
  return window.script(
    `const rules = Object.fromEntries(arguments[1].map((id) => [id, { enabled: false }]));
    return axe.run(document, { runOnly: { type: "tag", values: arguments[0] }, rules, resultTypes: ["violations"] }).then((found) =>
      found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => id + " at " + html.slice(0, 200) + ": " + failureSummary.replace(/\\s+/g, " "))));`,
    tags,
    but,
  );
}
