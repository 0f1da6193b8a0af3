// Light, dark or as the system has it; kept between starts.
import { create } from "zustand";

export type Theme = "system" | "light" | "dark";
const KEY = "theme";
const themes: Theme[] = ["system", "light", "dark"];

function read(): Theme {
  const kept = localStorage.getItem(KEY);
  return themes.find((theme) => theme === kept) ?? "system";
}

export const useTheme = create<{ theme: Theme }>(() => ({ theme: read() }));

export function applyTheme(theme: Theme = useTheme.getState().theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  useTheme.setState({ theme });
  applyTheme(theme);
}
