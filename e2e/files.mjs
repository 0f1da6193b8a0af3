// Reads exported files back as rows of text, with nothing of the program's own.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** @param {string} path @returns {string[][]} */
export function readCsv(path) {
  const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  const rows = [/** @type {string[]} */ ([])];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  // The last line ends like every other.
  return rows.filter((row) => row.length > 1);
}

/** The first sheet, numbers and dates as the file has them. @param {string} path @returns {{ name: string, rows: string[][] }} */
export function readXlsx(path) {
  const part = (/** @type {string} */ name) =>
    execFileSync("unzip", ["-p", path, name], { encoding: "utf8", maxBuffer: 64 << 20 });
  const shared = [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, inside]) =>
    plain([...(inside ?? "").matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join("")),
  );
  const sheet = part("xl/worksheets/sheet1.xml");
  if (/<f[ >]/.test(sheet)) throw new Error("a cell holds a formula");
  const rows = [...sheet.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, inside]) => {
    const cells = /** @type {string[]} */ ([]);
    for (const [, letters, kind, value] of (inside ?? "").matchAll(
      /<c r="([A-Z]+)\d+"(?:[^>]*? t="(\w+)")?[^>]*?>(?:<v>(.*?)<\/v>)?/gs,
    ))
      cells[columnOf(letters ?? "")] = kind === "s" ? (shared[Number(value)] ?? "") : (value ?? "");
    return Array.from(cells, (cell) => cell ?? "");
  });
  return { name: plain(/<sheet name="([^"]*)"/.exec(part("xl/workbook.xml"))?.[1] ?? ""), rows };
}

/** @param {string} letters */
const columnOf = (letters) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** @param {string} xml */
const plain = (xml) =>
  xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** A spreadsheet's day number. @param {string} date YYYY-MM-DD */
export const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;
