// One line (or some lines) of text with its label, and what is wrong with it right below.
import { CircleAlert } from "lucide-react";
import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from "react-aria-components";
import "./field.css";

type TextFieldProps = {
  label: string;
  value: string;
  onChange: (typed: string) => void;
  wrong?: string;
  hint?: string;
  type?: "text" | "password" | "url";
  placeholder?: string;
  rows?: number;
  name: string;
};

export function TextField({
  label,
  value,
  onChange,
  wrong,
  hint,
  type = "text",
  placeholder,
  rows,
  name,
}: TextFieldProps) {
  return (
    <AriaTextField
      className="field"
      name={name}
      value={value}
      onChange={onChange}
      type={type}
      isInvalid={wrong !== undefined}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      {rows ? (
        <TextArea
          className="input"
          rows={rows}
          placeholder={placeholder}
          spellCheck="false"
          data-testid={`field-${name}`}
        />
      ) : (
        <Input
          className="input"
          placeholder={placeholder}
          spellCheck="false"
          autoComplete="off"
          data-testid={`field-${name}`}
        />
      )}
      {hint && wrong === undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-wrong">
        <CircleAlert size={14} aria-hidden="true" />
        {wrong}
      </FieldError>
    </AriaTextField>
  );
}
