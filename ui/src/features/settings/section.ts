// Which part of the settings is in front, and which client is being edited there. It stays while the program runs.
import { create } from "zustand";

export type SettingsSection =
  | "clients"
  | "stages"
  | "you"
  | "reminders"
  | "appearance"
  | "startup"
  | "data"
  | "about";

export const settingsSections: { id: SettingsSection; name: string }[] = [
  { id: "clients", name: "Clients" },
  { id: "stages", name: "Stages" },
  { id: "you", name: "You" },
  { id: "reminders", name: "Reminders" },
  { id: "appearance", name: "Appearance" },
  { id: "startup", name: "Start and tray" },
  { id: "data", name: "Data" },
  { id: "about", name: "About and logs" },
];

export type Open = { what: "edit" | "sync"; clientId: string };
type Shown = {
  section: SettingsSection;
  open: Open | null;
  /** grows when another room leads here, so that the focus can follow */
  arrivals: number;
};

export const firstShown: Shown = { section: "clients", open: null, arrivals: 0 };
export const useShown = create<Shown>(() => firstShown);

export const showSection = (section: SettingsSection) => useShown.setState({ section, open: null });
export const openClient = (open: Open | null) => useShown.setState({ section: "clients", open });

/** From elsewhere: a command, the palette. */
export const arriveAt = (section: SettingsSection, open: Open | null = null) =>
  useShown.setState(({ arrivals }) => ({ section, open, arrivals: arrivals + 1 }));
