// One of several, or yes and no, each with a line that says what choosing it means.
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, Label, Radio, RadioGroup } from "react-aria-components";
import "./field.css";

type Option<T extends string> = { id: T; label: string; hint?: ReactNode };
type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: Option<T>[];
  onChange: (value: T) => void;
  name: string;
};

export function Choice<T extends string>({ label, value, options, onChange, name }: ChoiceProps<T>) {
  return (
    <RadioGroup className="field" name={name} value={value} onChange={(chosen) => onChange(chosen as T)}>
      <Label className="field-label">{label}</Label>
      {options.map(({ id, label: words, hint }) => (
        <Radio key={id} value={id} className="choice" data-testid={`${name}-${id}`}>
          <span className="choice-mark" aria-hidden="true" />
          <span>{words}</span>
          {hint && <span className="choice-hint">{hint}</span>}
        </Radio>
      ))}
    </RadioGroup>
  );
}

type CheckboxProps = {
  children: string;
  selected: boolean;
  onChange: (on: boolean) => void;
  hint?: string;
  disabled?: boolean;
  name?: string;
};

export function Checkbox({ children, selected, onChange, hint, disabled = false, name }: CheckboxProps) {
  return (
    <AriaCheckbox
      className="choice"
      isSelected={selected}
      onChange={onChange}
      isDisabled={disabled}
      data-testid={name && `check-${name}`}
    >
      <span className="choice-mark square" aria-hidden="true">
        {selected && <Check size={12} />}
      </span>
      <span>{children}</span>
      {hint && <span className="choice-hint">{hint}</span>}
    </AriaCheckbox>
  );
}
