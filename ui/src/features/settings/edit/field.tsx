// One line of the client's form: its name at the left, the field at the right.
import { TextField } from "../../../shared/forms/text-field";
import type { Draft } from "./draft";
import type { EditProps } from "./edit";

type TextName = {
  [Key in keyof Draft]: Draft[Key] extends string ? (string extends Draft[Key] ? Key : never) : never;
}[keyof Draft];

type FieldProps = EditProps & {
  name: TextName;
  label: string;
  hint?: string;
  type?: "password" | "url";
  placeholder?: string;
  /** as wide as a name */
  short?: boolean;
};

export function Field({ name, draft, set, wrong, client: _client, short = false, ...line }: FieldProps) {
  return (
    <div className={short ? "edit-line short" : "edit-line"}>
      <TextField
        {...line}
        name={name}
        value={draft[name]}
        wrong={wrong[name]}
        onChange={(typed) => set({ [name]: typed })}
      />
    </div>
  );
}
