// How large everything is drawn, in percent; kept between starts.
import { ask } from "../ipc/door";
import { wordsOf } from "../ipc/errors";
import { say } from "../shared/toast/toast";

const KEY = "zoom";
const STEP = 10;
const SMALLEST = 80;
const LARGEST = 200;

const within = (percent: number) => Math.min(LARGEST, Math.max(SMALLEST, Math.round(percent)));

function readZoom(): number {
  const kept = Number(localStorage.getItem(KEY) ?? 100);
  return Number.isFinite(kept) ? within(kept) : 100;
}

/** At the start; as designed needs nothing, and a window that can't is left as it is. */
export function applyZoom(): void {
  if (readZoom() !== 100)
    void ask()
      .setZoom(readZoom() / 100)
      .catch(() => null);
}

/** 1 = larger, -1 = smaller, 0 = as designed. */
export async function zoom(by: 1 | 0 | -1): Promise<void> {
  const percent = by === 0 ? 100 : within(readZoom() + by * STEP);
  try {
    await ask().setZoom(percent / 100);
    localStorage.setItem(KEY, String(percent));
  } catch (error) {
    say("danger", wordsOf(error).title, wordsOf(error).advice);
  }
}
