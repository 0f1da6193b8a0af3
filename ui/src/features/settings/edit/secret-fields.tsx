// Key and password, which are never shown: left empty, they stay as they are. And where they are kept.
import type { SecretStore } from "../../../ipc/door";
import { Choice } from "../../../shared/forms/choice";
import { secretStores } from "../connect/secret-field";
import type { EditProps } from "./edit";
import { Field } from "./field";

/** By the command line only; kept on the list while it is so. */
const nowhere = {
  id: "env" as SecretStore,
  label: "Nowhere",
  hint: "Asked of the environment at each start.",
};

export function SecretFields(of: EditProps) {
  const { client, draft, set } = of;
  const stores = client.secretStore === "env" ? [...secretStores, nowhere] : secretStores;
  return (
    <>
      <Field {...of} short name="key" label="API key" type="password" placeholder="Unchanged" />
      <Field {...of} short name="password" label="Password" type="password" placeholder="Unchanged" />
      <div className="edit-line">
        <Choice
          name="secretStore"
          label="Kept in"
          value={draft.secretStore}
          options={stores}
          onChange={(secretStore) => set({ secretStore })}
        />
      </div>
    </>
  );
}
