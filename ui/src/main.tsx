// The page begins here: open the door, ask what the first screen will ask, then show the app. To paint a window costs more than to
// ask, so the first one that is painted should have its rows in it; an answer that takes longer is waited for on screen.
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { askQueueEarly } from "./features/action/use-queue";
import { restoreZoom } from "./features/settings/zoom";
import { ask, openDoor } from "./ipc/door";
import { askFirst, newQueryClient } from "./ipc/queries";
import { Root } from "./root";
import { whenFirstRows } from "./shared/first-rows";
import { applyTheme } from "./shared/theme";
import "./shared/tokens.css";
import "./shared/base.css";

const PATIENCE_MS = 150;

applyTheme();
void openDoor().then(async () => {
  const client = newQueryClient();
  whenFirstRows(() => void ask().rowsAreShown());
  const asked = Promise.all([askFirst(client), askQueueEarly()]);
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  restoreZoom();
  const place = document.getElementById("root");
  // All at once: drawn in slices, the window would be painted before its rows are in it.
  if (place) flushSync(() => createRoot(place).render(<Root client={client} />));
});
