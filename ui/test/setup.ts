// Before each browser test: the window's own styles, and all of its parts; after it: nothing mounted and every store as at the start.
import { afterEach, beforeAll } from "vitest";
import "../src/app";
import "../src/shared/base.css";
import "../src/shared/tokens.css";
import { fetchParts } from "../src/shared/later";
import { unmountAll } from "./mount";

beforeAll(fetchParts);
afterEach(unmountAll);
