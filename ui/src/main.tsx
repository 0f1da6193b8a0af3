// The page begins here: open the door, then show the app.
import { createRoot } from "react-dom/client";
import { restoreZoom } from "./features/settings/zoom";
import { openDoor } from "./ipc/door";
import { Root } from "./root";
import { applyTheme } from "./shared/theme";
import "./shared/tokens.css";
import "./shared/base.css";

applyTheme();
void openDoor().then(() => {
  restoreZoom();
  const place = document.getElementById("root");
  if (place) createRoot(place).render(<Root />);
});
