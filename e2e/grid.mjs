// What the grid shows, row by row, in the words of `renewals list --json`.
import { until } from "./until.mjs";
import { Key } from "./window.mjs";

/** @typedef {import("./window.mjs").Window} Window */

/** How many of how many, as the list's foot says. @param {Window} window @param {number} count @param {number} total @param {number} [ms] */
export function counts(window, count, total, ms) {
  const whole = (/** @type {number} */ number) => number.toLocaleString("en-US");
  return window.says("footer", new RegExp(`^${whole(count)} of ${whole(total)} renewals?\\b`), ms);
}

/**
 * The rows at the top, as text by column. Cells out of sight are not drawn, so the list is looked through from left to right.
 * @param {Window} window @returns {Promise<Record<string, string>[]>}
 */
export const topRows = (window) =>
  window.script(`const grid = document.querySelector("[data-testid=grid]");
    const frame = () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
    const rows = Array.from({ length: 8 }, () => ({}));
    return (async () => {
      for (let left = 0; left < grid.scrollWidth; left += 300) {
        grid.scrollLeft = left;
        await frame();
        for (const row of grid.querySelectorAll("[data-testid=grid-row]"))
          for (const cell of row.querySelectorAll("[data-column]"))
            if (rows[row.dataset.index]) rows[row.dataset.index][cell.dataset.column] = cell.innerText.trim();
      }
      grid.scrollLeft = 0;
      await frame();
      return rows.filter((row) => Object.keys(row).length > 0);
    })()`);

/** Brings a column into sight. @param {Window} window @param {string} column */
export const toColumn = (window, column) =>
  window.script(
    "document.querySelector('[data-drag=' + arguments[0] + ']').scrollIntoView({ inline: 'end', block: 'nearest' })",
    column,
  );

/** Goes to a row by its place, as if by keys from the top. @param {Window} window @param {number} row */
export async function toRow(window, row) {
  await window.focus("grid");
  await window.pressWithControl(Key.HOME);
  if (row > 0) await window.press(...Array(row).fill(Key.ARROW_DOWN));
  await until(`row ${row} is active`, () =>
    window.script(
      "return document.querySelector('[data-testid=grid] .grid-row.active')?.dataset.index === arguments[0]",
      String(row),
    ),
  );
}

/** Narrows the list by a field that waits behind "More". @param {Window} window @param {string} field @param {string} value */
export async function narrow(window, field, value) {
  await window.click("filter-more");
  await window.click(`filter-${field}`);
  await window.click(`value-${value}`);
  await window.press(Key.ESCAPE);
  await until("the choice is closed", async () => !(await window.has(`value-${value}`)));
}

/** Which leases the rows at the top are. @param {Window} window */
export const topLeases = async (window) =>
  (await topRows(window)).map((row) => [row.propertyId, row.suiteId, row.occupantName].join(" | "));

/** The same of the command line's answer. @param {any[]} renewals */
export const firstLeases = (renewals) =>
  renewals
    .slice(0, 8)
    .map((one) =>
      [`${one.propertyId} ${one.propertyName}`, one.suiteId ?? "—", one.occupantName ?? "—"].join(" | "),
    );
