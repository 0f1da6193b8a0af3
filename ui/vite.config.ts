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

/** The window freezes Object.prototype, so `x.constructor = …` and `x.toString = …` throw unless the kind of `x` has one of
    its own. Three libraries below the charts assign so; each is given its own first. */
const assigned: [library: string, from: string, to: string][] = [
  ["/decimal.js-light/", "P = {}", "P = { constructor: undefined, toString: undefined, valueOf: undefined }"],
  [
    "/d3-color/",
    "prototype.constructor = constructor",
    'Object.defineProperty(prototype, "constructor", { value: constructor, writable: true })',
  ],
  [
    "/d3-format/",
    "FormatSpecifier.prototype.toString = function",
    'Object.defineProperty(FormatSpecifier.prototype, "toString", { value: undefined, writable: true });\nFormatSpecifier.prototype.toString = function',
  ],
];
const mended = new Set<string>();
const underFrozenPrototype: Plugin = {
  name: "under-frozen-prototype",
  apply: "build",
  transform(code, id) {
    const known = assigned.find(([library, from]) => id.includes(library) && code.includes(from));
    if (!known) return null;
    const [library, from, to] = known;
    mended.add(library);
    return { code: code.replace(from, to), map: null };
  },
  buildEnd(error) {
    const missed = assigned.filter(([library]) => !mended.has(library));
    if (!error && missed.length > 0) this.error(`Look again at what ${missed.join(" and ")} assigns.`);
  },
};

export default defineConfig({
  root: here,
  clearScreen: false,
  plugins: [englishOnly, underFrozenPrototype, react()],
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
