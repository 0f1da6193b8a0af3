// What was typed into the connection form so far. It stays while the program runs, so that looking elsewhere, a failed test
// or a refused save loses nothing; it is never written anywhere.
import { create } from "zustand";
import type { ClientForm, ClientProperty, QuotaLimit, SecretStore } from "../../../ipc/door";

export type Preset = "developer" | "partner" | "own";
export type Draft = {
  name: string;
  url: string;
  mriClientId: string;
  database: string;
  user: string;
  key: string;
  password: string;
  preset: Preset;
  calls: string;
  windowSecs: string;
  secretStore: SecretStore;
  /** as pasted; `properties` is how the program read it */
  propertyText: string;
  properties: ClientProperty[];
  problems: string[];
};

export const emptyDraft: Draft = {
  name: "",
  url: "",
  mriClientId: "",
  database: "",
  user: "",
  key: "",
  password: "",
  preset: "developer",
  calls: "100",
  windowSecs: "300",
  secretStore: "keychain",
  propertyText: "",
  properties: [],
  problems: [],
};

export const useDraft = create<Draft>(() => emptyDraft);

export const presets: Record<Exclude<Preset, "own">, QuotaLimit> = {
  developer: { calls: 100, windowSecs: 300 },
  partner: { calls: 2500, windowSecs: 300 },
};

export function quotaOf(draft: Draft): QuotaLimit {
  return draft.preset === "own"
    ? { calls: Number(draft.calls), windowSecs: Number(draft.windowSecs) }
    : presets[draft.preset];
}

export function formOf(draft: Draft): ClientForm {
  const { name, url, mriClientId, database, user, key, password, secretStore, properties } = draft;
  const trimmed = {
    name: name.trim(),
    url: url.trim(),
    mriClientId: mriClientId.trim(),
    database: database.trim(),
    user: user.trim(),
    key: key.trim(),
  };
  return { ...trimmed, password, secretStore, properties, quota: quotaOf(draft) };
}
