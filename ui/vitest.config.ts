// Two kinds of UI test: in a real browser with layout (src/**), and from outside it (test/**: the built page under the
// window's policy, the walls between the rooms).

import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

// Debian's Chromium: a download of Playwright's own fails offline.
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  test: {
    projects: [
      {
        root: import.meta.dirname,
        plugins: [react()],
        optimizeDeps: {
          include: [
            "react-dom/client",
            "react-aria-components",
            "axe-core",
            "zustand/react/shallow",
            "@internationalized/number",
          ],
        },
        test: {
          name: "browser",
          // Every test puts the stores back; a fresh page for each file would cost a quarter of the time.
          isolate: false,
          include: ["src/**/*.test.{ts,tsx}"],
          setupFiles: ["test/setup.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({ launchOptions: { executablePath: "/usr/bin/chromium", args: quiet } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        root: import.meta.dirname,
        test: {
          name: "outside",
          include: ["test/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
