// The walls between the rooms, so that the lint rule that holds them can't rot: a small house with the same rooms and one
// import in each file, linted with the project's own configuration.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const project = fileURLToPath(new URL("../..", import.meta.url));

const walls: [file: string, from: string][] = [
  ["features/sync/a.ts", "@tauri-apps/api/core"],
  ["features/sync/b.ts", "../renewals/filter"],
  ["features/renewals/detail/c.ts", "../../sync/plan"],
  ["features/sync/d.ts", "../../app/section"],
  ["shared/grid/e.ts", "../../ipc/door"],
  ["shared/f.ts", "../features/sync/plan"],
  ["shared/g.ts", "@tauri-apps/api/event"],
  ["app/h.ts", "@tauri-apps/api/core"],
  ["ipc/i.ts", "../features/sync/plan"],
];
const doors: [file: string, from: string][] = [
  ["features/renewals/k.ts", "../../ipc/door"],
  ["features/renewals/l.ts", "./filter"],
  ["features/renewals/detail/m.ts", "../../../shared/value"],
  ["features/renewals/detail/n.ts", "../due"],
  ["ipc/o.ts", "@tauri-apps/api/core"],
  ["app/p.ts", "../features/sync/sync"],
];

const house = mkdtempSync(join(tmpdir(), "renewal-desk-walls-"));
let refused: string[] = [];

beforeAll(() => {
  const config = JSON.parse(readFileSync(join(project, "biome.json"), "utf8"));
  writeFileSync(
    join(house, "biome.json"),
    JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }),
  );
  for (const [file, from] of [...walls, ...doors]) {
    const path = join(house, "ui/src", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import { x } from "${from}";\n\nx();\n`);
  }
  const biome = join(project, "node_modules/.bin/biome");
  const { stdout } = spawnSync(
    biome,
    ["lint", "--only=style/noRestrictedImports", "--reporter=github", "ui"],
    { cwd: house, encoding: "utf8" },
  );
  refused = [...stdout.matchAll(/noRestrictedImports,file=[^,]*ui\/src\/([^,]+)/g)].map(
    ([, file]) => file ?? "",
  );
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

test.each(walls)("%s may not import %s", (file) => expect(refused).toContain(file));
test.each(doors)("%s may import %s", (file) => expect(refused).not.toContain(file));
