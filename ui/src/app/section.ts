// Which screen is in front.
import { create } from "zustand";

export type Section = "renewals" | "sync" | "settings" | "connect";

export const useSection = create<{ section: Section }>(() => ({ section: "renewals" }));
export const goTo = (section: Section) => useSection.setState({ section });
