// A client as it is being changed. It outlives a look elsewhere, a failed test and a refused save; it is never written anywhere.
import { create } from "zustand";
import type { Client, ClientChangeForm, ClientForm, ClientProperty, SecretStore } from "../../../ipc/door";
import { type Wrong, wrongAddress, wrongKey } from "../connect/validate";

export type Draft = {
  name: string;
  url: string;
  mriClientId: string;
  database: string;
  user: string;
  /** empty: as they are kept */
  key: string;
  password: string;
  secretStore: SecretStore;
  properties: ClientProperty[];
  catalogue: string;
};

/** Of which client; null while none is being changed. */
export const useEditDraft = create<{ clientId: string | null; draft: Draft | null }>(() => ({
  clientId: null,
  draft: null,
}));

export const noDraft = () => useEditDraft.setState({ clientId: null, draft: null });

export function draftOf(client: Client, catalogue: string | null): Draft {
  const { name, url, mriClientId, database, user, secretStore, properties } = client;
  const secrets = { key: "", password: "" };
  return {
    name,
    url,
    mriClientId,
    database,
    user,
    ...secrets,
    secretStore,
    properties,
    catalogue: catalogue ?? "",
  };
}

export function changeOf(draft: Draft): ClientChangeForm {
  const { name, url, mriClientId, database, user, key, password, secretStore, properties, catalogue } = draft;
  return {
    name: name.trim(),
    url: url.trim(),
    mriClientId: mriClientId.trim(),
    database: database.trim(),
    user: user.trim(),
    key: key.trim(),
    password,
    secretStore,
    properties,
    catalogue: catalogue.trim() === "" ? null : catalogue,
  };
}

/** What is typed, as a connection of its own; only with both secrets, for the kept ones never come here. */
export function testFormOf(draft: Draft, { quota }: Client): ClientForm | null {
  const { catalogue: _catalogue, ...form } = changeOf(draft);
  return form.key === "" || form.password === "" ? null : { ...form, quota };
}

export function wrongIn(draft: Draft, sample: boolean): Wrong {
  if (sample) return draft.name.trim() === "" ? { name: "Give it a name." } : {};
  const wrong = wrongAddress(draft);
  const key = wrongKey(draft.key);
  if (key) wrong.key = key;
  if (draft.properties.length === 0) wrong.properties = "A client needs at least one property.";
  return wrong;
}

export const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other);
