// Before each browser test: the window's own styles, and all of its parts; after it: nothing mounted and every store as at the start.
import { afterEach, beforeAll } from "vitest";
import "../src/app";
import "../src/shared/base.css";
import "../src/shared/tokens.css";
import { fetchParts } from "../src/shared/later";
import { unmountAll } from "./mount";

// The first time, all of them are made ready for the browser.
beforeAll(fetchParts, 60_000);
afterEach(unmountAll);
