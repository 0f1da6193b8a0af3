// Whether two answers say the same. Rows come anew with each notice, and most are what they were: those that are the same object
// again need not be drawn anew.

export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.every((key) => key in right && isSame(left[key], right[key]));
}

/** What is new, with what is old wherever that says the same. */
export const keepSame = <Of>(fresh: Of, old: Of): Of => (isSame(fresh, old) ? old : fresh);
