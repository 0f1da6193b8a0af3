// Which properties of the data's list are shown: by what is wrong with them, and by a word of their name. It outlives the screen.
import { create } from "zustand";
import type { FreshnessState, PropertyFreshness } from "../../../ipc/door";
import type { ColumnSet, Sorted } from "../../../shared/grid/column";
import { firstColumns } from "./order";

/** What a property may have for which somebody looks for it. */
export type Which = "all" | "attention" | "old" | "refused";

const wanted: Record<Exclude<Which, "all">, FreshnessState[]> = {
  attention: ["failed", "never_asked"],
  old: ["old"],
  refused: ["not_permitted"],
};

type Narrow = { which: Which; text: string; sort: Sorted[]; set: ColumnSet[] };

export const firstNarrow: Narrow = { which: "all", text: "", sort: [], set: firstColumns };
export const useNarrow = create<Narrow>(() => firstNarrow);

export const is = ({ datasets }: PropertyFreshness, which: Which): boolean =>
  which === "all" || datasets.some(({ state }) => wanted[which].includes(state));

export function countOf(properties: PropertyFreshness[], which: Which): number {
  return properties.filter((one) => is(one, which)).length;
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function narrowed(properties: PropertyFreshness[], which: Which, text: string): PropertyFreshness[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return properties.filter((one) => {
    const said = folded(`${one.id} ${one.name ?? ""}`);
    return is(one, which) && words.every((word) => said.includes(word));
  });
}
