// Over, under, or between two amounts. It counts when the field is left or Enter is pressed: half a number is another number.
import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { Button } from "../../../shared/layout/button";
import { readAmount, writeAmount } from "./amount";
import type { Field } from "./field";

type AmountEditorProps = { field: Field; value: string; onChange: (value: string | null) => void };

export function AmountEditor({ field, value, onChange }: AmountEditorProps) {
  const [from = "", to = ""] = value.includes("..") ? value.split("..") : [];
  const [over, setOver] = useState(writeAmount(value.startsWith(">") ? value.slice(1) : from));
  const [under, setUnder] = useState(writeAmount(value.startsWith("<") ? value.slice(1) : to));
  const apply = () => {
    const [from, to] = [readAmount(over), readAmount(under)];
    if (from && to) onChange(`${from}..${to}`);
    else onChange(from ? `>${from}` : to ? `<${to}` : null);
  };
  return (
    <form
      className="pick-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onBlur={apply}
    >
      <Amount autoFocus label={`${field.name} over`} unit={field.unit} value={over} onChange={setOver} />
      <Amount label="and under" unit={field.unit} value={under} onChange={setUnder} />
      <div className="pick-foot">
        <Button
          look="quiet"
          onPress={() => {
            setOver("");
            setUnder("");
            onChange(null);
          }}
        >
          Any
        </Button>
        <Button slot="close">Done</Button>
      </div>
    </form>
  );
}

type AmountProps = {
  autoFocus?: boolean;
  label: string;
  unit?: string;
  value: string;
  onChange: (typed: string) => void;
};

function Amount({ autoFocus, label, unit, value, onChange }: AmountProps) {
  const wrong = value.trim() !== "" && readAmount(value) === "";
  return (
    <TextField autoFocus={autoFocus} className="field" value={value} onChange={onChange} isInvalid={wrong}>
      <Label className="field-label">
        {label}
        {unit && <span className="muted"> {unit}</span>}
      </Label>
      <Input className="input" inputMode="decimal" autoComplete="off" />
      {wrong && <span className="field-wrong">Write a number, such as 2500</span>}
    </TextField>
  );
}
