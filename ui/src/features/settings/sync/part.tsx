// A titled part of the settings form, and one of its fields: what every part is given.
import type { ReactNode } from "react";
import { TextField } from "../../../shared/forms/text-field";
import type { Change, Draft } from "./draft";
import type { Wrong } from "./validate";

export type PartProps = { draft: Draft; set: Change; wrong: Wrong };

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="settings-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type TextKey = {
  [Key in keyof Draft]: Draft[Key] extends string ? (string extends Draft[Key] ? Key : never) : never;
}[keyof Draft];
type FieldProps = PartProps & { name: TextKey; label: string; hint?: string; placeholder?: string };

export function Field({ draft, set, wrong, name, ...rest }: FieldProps) {
  return (
    <TextField
      {...rest}
      name={name}
      value={draft[name]}
      wrong={wrong[name]}
      onChange={(typed) => set({ [name]: typed })}
    />
  );
}
