// How the window's page is built and served. `preview` carries the window's own content security policy, so that what
// breaks under it breaks in the browser too.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const window = JSON.parse(readFileSync(new URL("../tauri.conf.json", import.meta.url), "utf8"));

/** React Aria carries its words in 34 languages; the window speaks one, so the others are that one (100 kB less to parse). */
const englishOnly: Plugin = {
  name: "english-only",
  enforce: "pre",
  load(id) {
    if (!/\/intl\/[\w-]+\/[a-z]{2}-[A-Z]{2}\.mjs$/.test(id) || id.endsWith("/en-US.mjs")) return null;
    return 'export { default } from "./en-US.mjs";';
  },
};

export default defineConfig({
  root: here,
  clearScreen: false,
  plugins: [englishOnly, react()],
  server: { port: 5173, strictPort: true },
  preview: { port: 4173, headers: { "Content-Security-Policy": window.app.security.csp } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["es2022", "safari16.4"],
    // The policy allows neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read from the disk, not from a network.
    chunkSizeWarningLimit: 800,
  },
});
