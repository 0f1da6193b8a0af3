// What was chosen from the palette last, the newest first; kept between starts.
const KEY = "recent-commands";
const KEPT = 5;

export function recentIds(): string[] {
  const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
}

export function remember(id: string): void {
  const others = recentIds().filter((one) => one !== id);
  localStorage.setItem(KEY, JSON.stringify([id, ...others].slice(0, KEPT)));
}
