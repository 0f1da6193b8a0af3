// The page begins here, with as little as can be: what the first screen will ask is asked, and the fonts are fetched, while the rest
// of the script is on its way.
import { askQueueEarly } from "./features/action/early-queue";
import { openDoor } from "./ipc/door";
import { askFirst } from "./ipc/early";
import { fetchFonts } from "./shared/fonts";
import "./shared/tokens.css";
import "./shared/base.css";

const asked = openDoor().then(async () => ({ first: await askFirst(), queue: askQueueEarly() }));
const rest = import("./start");
fetchFonts();
void Promise.all([asked, rest]).then(([early, { start }]) => start(early));
