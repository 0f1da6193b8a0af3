// The list of stages as it is being changed, until it is saved or put back. It outlives a look elsewhere.
import { create } from "zustand";
import type { Stage } from "../../../ipc/door";

/** `id` is null for one that was added and not yet saved; `key` tells the lines apart meanwhile. */
export type Line = { key: string; id: string | null; name: string; closed: boolean };

/** Null: as saved. */
export const useStagesDraft = create<{ lines: Line[] | null }>(() => ({ lines: null }));

let added = 0;
export const newLine = (): Line => ({ key: `new-${++added}`, id: null, name: "", closed: false });
export const linesOf = (stages: Stage[]): Line[] => stages.map((stage) => ({ ...stage, key: stage.id }));

export function moved(lines: Line[], from: number, to: number): Line[] {
  const line = lines[from];
  if (!line || to < 0 || to >= lines.length || from === to) return lines;
  return lines.toSpliced(from, 1).toSpliced(to, 0, line);
}

/** A name's letters and digits, as the first list spells its ids. */
function idOf(name: string, taken: Set<string>): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  const base = plain || "stage";
  let id = base;
  for (let next = 2; taken.has(id); next++) id = `${base}_${next}`;
  return id;
}

export function stagesOf(lines: Line[]): Stage[] {
  const taken = new Set(lines.flatMap(({ id }) => id ?? []));
  return lines.map(({ id, name, closed }) => {
    const kept = id ?? idOf(name.trim(), taken);
    taken.add(kept);
    return { id: kept, name: name.trim(), closed };
  });
}

export const sameStages = (one: Stage[], other: Stage[]): boolean =>
  JSON.stringify(one.map(({ id, name, closed }) => [id, name, closed])) ===
  JSON.stringify(other.map(({ id, name, closed }) => [id, name, closed]));

/** What is wrong, by line. */
export function wrongLines(lines: Line[]): Map<string, string> {
  const wrong = new Map<string, string>();
  const seen = new Set<string>();
  for (const { key, name } of lines) {
    const plain = name.trim().toLowerCase();
    if (plain === "") wrong.set(key, "A stage needs a name.");
    else if (seen.has(plain)) wrong.set(key, "There is one of this name above.");
    seen.add(plain);
  }
  return wrong;
}
