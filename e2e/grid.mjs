// What the grid shows, row by row, in the words of `renewals list --json`.

/** @typedef {import("./window.mjs").Window} Window */

/** How many of how many, as the list's foot says. @param {Window} window @param {number} count @param {number} total @param {number} [ms] */
export function counts(window, count, total, ms) {
  const whole = (/** @type {number} */ number) => number.toLocaleString("en-US");
  return window.says("footer", new RegExp(`^${whole(count)} of ${whole(total)} renewals?\\b`), ms);
}

/** The rows at the top, as text by column. @param {Window} window @returns {Promise<Record<string, string>[]>} */
export const topRows = (window) =>
  window.script(`return [...document.querySelectorAll("[data-testid=grid-row]")].slice(0, 8).map((row) =>
    Object.fromEntries([...row.querySelectorAll("[data-column]")].map((cell) => [cell.dataset.column, cell.innerText.trim()])))`);

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
