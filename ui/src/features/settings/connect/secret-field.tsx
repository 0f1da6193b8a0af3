// Where key and password are kept. The file is offered with what it means, never taken silently.
import type { SecretStore } from "../../../ipc/door";
import { Choice } from "../../../shared/forms/choice";
import { useDraft } from "./draft";

export const secretStores: { id: SecretStore; label: string; hint?: string }[] = [
  { id: "keychain", label: "The system's keychain", hint: "Locked with your login. Recommended." },
  {
    id: "file",
    label: "A private file on this computer",
    hint: "Not encrypted: whoever can read your files can read the password. Only your user may open it.",
  },
];

export function SecretField() {
  const secretStore = useDraft((draft) => draft.secretStore);
  return (
    <Choice
      name="secretStore"
      label="Keep the password in"
      value={secretStore}
      options={secretStores}
      onChange={(chosen) => useDraft.setState({ secretStore: chosen })}
    />
  );
}
