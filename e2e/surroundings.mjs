// Where the tests find the programs, and the folders and ports that each of them has to itself.
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Pictures and logs, for people. */
export const out = join(root, "e2e", "out");
export const TODAY = "2026-11-23";

/** @param {string} name */
export const binary = (name) =>
  join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), process.env.RENEWAL_DESK_BUILD ?? "debug", name);
export const freshHome = () => mkdtempSync(join(tmpdir(), "renewal-desk-e2e-"));

/** Everything that the window could remember lies in one folder: its data, and what GTK, WebKit and the window's state keep. @param {string} home */
export const surroundings = (home) => ({
  ...process.env,
  HOME: home,
  XDG_CONFIG_HOME: join(home, "config"),
  XDG_DATA_HOME: join(home, "share"),
  XDG_CACHE_HOME: join(home, "cache"),
  LC_ALL: "C.UTF-8",
  RENEWAL_DESK_DATA: join(home, "data"),
  RENEWAL_DESK_TODAY: TODAY,
});

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
