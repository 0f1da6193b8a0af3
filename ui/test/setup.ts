// Before each browser test: the window's own styles; after it: nothing mounted and every store as at the start.
import { afterEach } from "vitest";
import "../src/shared/base.css";
import "../src/shared/tokens.css";
import { unmountAll } from "./mount";

afterEach(unmountAll);
