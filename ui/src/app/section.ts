// Which screen is in front.
import { create } from "zustand";

export type Section = "action" | "renewals" | "overview" | "changes" | "sync" | "settings" | "connect";

export const useSection = create<{ section: Section }>(() => ({ section: "action" }));
export const goTo = (section: Section) => useSection.setState({ section });
