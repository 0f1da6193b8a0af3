// How large everything is drawn, in percent. Kept in the page, done by the window.
import { create } from "zustand";
import { ask } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { say } from "../../shared/toast/toast";

const KEY = "zoom";
const STEP = 10;
export const SMALLEST = 80;
export const LARGEST = 200;

const within = (percent: number) => Math.min(LARGEST, Math.max(SMALLEST, Math.round(percent)));

function read(): number {
  const kept = Number(localStorage.getItem(KEY) ?? 100);
  return Number.isFinite(kept) ? within(kept) : 100;
}

export const useZoom = create<{ percent: number }>(() => ({ percent: read() }));

export const zoomBy = (percent: number, steps: number) => within(percent + steps * STEP);

export function setZoom(percent: number): void {
  localStorage.setItem(KEY, String(percent));
  useZoom.setState({ percent });
  ask()
    .setZoom(percent / 100)
    .catch((error: unknown) => say("danger", "The size stays as it is", wordsOf(error).advice));
}

/** At the start. A window that can't is left as it is. */
export function restoreZoom(): void {
  const { percent } = useZoom.getState();
  if (percent !== 100)
    void ask()
      .setZoom(percent / 100)
      .catch(() => null);
}

export function forgetZoom(): void {
  localStorage.removeItem(KEY);
  useZoom.setState({ percent: 100 });
}
