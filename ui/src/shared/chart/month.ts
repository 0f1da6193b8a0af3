// Months, written YYYY-MM, as people read them.
import { locale } from "../format";

const at = (month: string) => Date.parse(`${month}-01T00:00:00Z`);
const long = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
const letter = new Intl.DateTimeFormat(locale, { month: "narrow", timeZone: "UTC" });

/** "March 2027" */
export const formatMonth = (month: string) => long.format(at(month));
/** "Mar", or "M" where there is no room */
export const formatShortMonth = (month: string, room: number) =>
  (room < 26 ? letter : short).format(at(month));
