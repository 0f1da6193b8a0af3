// The fields of the connection, in the order in which MRI's letter gives them.
import { TextField } from "../../../shared/forms/text-field";
import { type Draft, useDraft } from "./draft";
import { PropertiesField } from "./properties-field";
import { QuotaField } from "./quota-field";
import { SecretField } from "./secret-field";
import type { Wrong } from "./validate";

type TextName = keyof Draft & ("name" | "url" | "mriClientId" | "database" | "user" | "key" | "password");
type Line = { name: TextName; label: string; hint?: string; type?: "password" | "url"; placeholder?: string };

const where: Line[] = [
  { name: "name", label: "Name", hint: "What you call this connection.", placeholder: "Harbour portfolio" },
  {
    name: "url",
    label: "Address",
    type: "url",
    hint: "The full address, ending in api.asp.",
    placeholder: "https://mri.example.com/mriapiservices/api.asp",
  },
];
const account: Line[] = [
  { name: "mriClientId", label: "Client id" },
  { name: "database", label: "Database" },
  { name: "user", label: "User" },
  { name: "password", label: "Password", type: "password" },
];
const partnerKey: Line = {
  name: "key",
  label: "API key",
  type: "password",
  hint: "The developer or partner key that MRI gave you.",
};

export function ConnectFields({ wrong }: { wrong: Wrong }) {
  return (
    <>
      {where.map((line) => (
        <LineField key={line.name} line={line} wrong={wrong} />
      ))}
      <div className="form-pair">
        {account.map((line) => (
          <LineField key={line.name} line={line} wrong={wrong} />
        ))}
      </div>
      <LineField line={partnerKey} wrong={wrong} />
      <div className="form-pair">
        <QuotaField wrong={wrong} />
        <SecretField />
      </div>
      <PropertiesField wrong={wrong.properties} />
    </>
  );
}

function LineField({ line: { name, ...line }, wrong }: { line: Line; wrong: Wrong }) {
  const value = useDraft((draft) => draft[name]);
  return (
    <TextField
      {...line}
      name={name}
      value={value}
      wrong={wrong[name]}
      onChange={(typed) => useDraft.setState({ [name]: typed })}
    />
  );
}
