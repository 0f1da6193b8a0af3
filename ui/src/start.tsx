// The app, shown. To paint a window costs more than to ask, so the first one that is painted should have its rows in it; an answer that
// takes longer is waited for on screen.
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { restoreZoom } from "./features/settings/zoom";
import { ask } from "./ipc/door";
import type { Early } from "./ipc/early";
import { newQueryClient, takeFirst } from "./ipc/queries";
import { Root } from "./root";
import { afterPaint } from "./shared/after-paint";
import { whenFirstRows } from "./shared/first-rows";
import { fetchParts } from "./shared/later";
import { applyTheme } from "./shared/theme";

const PATIENCE_MS = 150;

/** `early`: what was asked before this script was there. */
export async function start(early: { first: Early; queue: Promise<void> }): Promise<void> {
  applyTheme();
  const client = newQueryClient();
  whenFirstRows((at) => void ask().rowsAreShown(at));
  const answered = Promise.all([takeFirst(client, early.first), early.queue]);
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  restoreZoom();
  const place = document.getElementById("root");
  // All at once: drawn in slices, the window would be painted before its rows are in it.
  if (place) flushSync(() => createRoot(place).render(<Root client={client} />));
  afterPaint(() => void fetchParts());
}
