// How large everything is drawn, in the steps that browsers have taught; kept between starts.
import { ask } from "../ipc/door";
import { wordsOf } from "../ipc/errors";
import { say } from "../shared/toast/toast";

const KEY = "zoom";
const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

export function readZoom(): number {
  const kept = Number(localStorage.getItem(KEY) ?? 1);
  return steps.includes(kept) ? kept : 1;
}

/** At the start; as designed needs nothing. */
export function applyZoom(): void {
  if (readZoom() !== 1)
    void ask()
      .setZoom(readZoom())
      .catch(() => {});
}

/** 1 = larger, -1 = smaller, 0 = as designed. */
export async function zoom(by: 1 | 0 | -1): Promise<void> {
  const at = steps.indexOf(readZoom());
  const factor = by === 0 ? 1 : (steps[Math.min(steps.length - 1, Math.max(0, at + by))] ?? 1);
  try {
    await ask().setZoom(factor);
    localStorage.setItem(KEY, String(factor));
  } catch (error) {
    say("danger", wordsOf(error).title, wordsOf(error).advice);
  }
}
