// How the window looks by this computer's choice: colours, contrast, motion, and the density that lists begin with. Kept between
// starts; applied by attributes of the page that the token sheet answers to.
import { create } from "zustand";

export type Theme = "system" | "light" | "dark";
export type Contrast = "system" | "more";
export type Motion = "system" | "reduced";
export type Density = "compact" | "normal" | "roomy";
export type Look = { theme: Theme; contrast: Contrast; motion: Motion; density: Density };

const choices: { [Part in keyof Look]: Look[Part][] } = {
  theme: ["system", "light", "dark"],
  contrast: ["system", "more"],
  motion: ["system", "reduced"],
  density: ["normal", "compact", "roomy"],
};

/** What is kept, or the first choice where nothing is, or something that is none of them. */
function read<Part extends keyof Look>(part: Part): Look[Part] {
  const [first] = choices[part];
  const kept = localStorage.getItem(part);
  return choices[part].find((choice) => choice === kept) ?? (first as Look[Part]);
}

const readLook = (): Look => ({
  theme: read("theme"),
  contrast: read("contrast"),
  motion: read("motion"),
  density: read("density"),
});

export const useTheme = create<Look>(readLook);

/** What a view without a density of its own has. */
export const useDefaultDensity = (): Density => useTheme((look) => look.density);

export function applyTheme(look: Omit<Look, "density"> = useTheme.getState()): void {
  const { dataset } = document.documentElement;
  for (const part of ["theme", "contrast", "motion"] as const) {
    if (look[part] === "system") delete dataset[part];
    else dataset[part] = look[part];
  }
}

export function setLook(change: Partial<Look>): void {
  for (const [part, choice] of Object.entries(change)) localStorage.setItem(part, choice);
  useTheme.setState(change);
  applyTheme();
}

export const setTheme = (theme: Theme): void => setLook({ theme });

/** As it was before anybody chose. */
export function forgetLook(): void {
  for (const part of Object.keys(choices)) localStorage.removeItem(part);
  useTheme.setState(readLook());
  applyTheme();
}
