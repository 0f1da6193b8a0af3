// What the client is called, where it is asked, and as whom.
import type { EditProps } from "./edit";
import { Field } from "./field";

export function AddressFields(of: EditProps) {
  return (
    <>
      <Field {...of} short name="name" label="Name" />
      {!of.client.sample && (
        <>
          <Field {...of} name="url" label="Address" type="url" hint="The full address, ending in api.asp." />
          <Field {...of} short name="mriClientId" label="Client id" />
          <Field {...of} short name="database" label="Database" />
          <Field {...of} short name="user" label="User" />
        </>
      )}
    </>
  );
}
