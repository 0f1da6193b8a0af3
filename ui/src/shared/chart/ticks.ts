// Round figures up an axis: steps of 1, 2 or 5, of whatever size fits.
const ABOUT = 4;

export function ticksUpTo(most: number): number[] {
  if (most <= 0) return [0, 1];
  const raw = most / ABOUT;
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * size >= raw) ?? 10) * size);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step);
}
