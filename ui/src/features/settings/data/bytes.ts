// Sizes of files, for people.
import { locale } from "../../../shared/format";

const units = ["kilobyte", "megabyte", "gigabyte"];

/** "412 kB", "96 MB", "1.2 GB" */
export function formatBytes(bytes: number): string {
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[unit],
    unitDisplay: "short",
    maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
  }).format(size);
}
