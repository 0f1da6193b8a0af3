// What is to be done next, in a line.
import { Input, Label, TextField } from "react-aria-components";
import { leaveField } from "../leave-field";
import { useDraft } from "./use-draft";

type NextStepFieldProps = {
  value: string | null;
  failures: number;
  onChange: (step: string | null) => void;
};

export function NextStepField({ value, failures, onChange }: NextStepFieldProps) {
  const draft = useDraft(value, failures, onChange);
  return (
    <TextField className="property" value={draft.shown} onChange={draft.type} onBlur={() => draft.commit()}>
      <Label>Next step</Label>
      <Input
        className="input"
        placeholder="What is to be done"
        autoComplete="off"
        data-testid="follow-up-next-step"
        onKeyDown={(event) => {
          if (event.key === "Enter") draft.commit();
          if (event.key !== "Escape") return;
          // What was typed goes first; left with it, the field would save it.
          if (draft.shown === (value ?? "")) leaveField(event.currentTarget);
          else draft.drop();
        }}
      />
    </TextField>
  );
}
