// A line of text with a list to choose from, for lists too long to look through.
import { Check, ChevronDown, CircleAlert } from "lucide-react";
import {
  ComboBox as AriaComboBox,
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
import "../layout/dialog.css";
import "./combo-box.css";
import "./field.css";
import "./menu.css";

type ComboBoxProps = {
  label: string;
  name: string;
  value: string;
  options: string[];
  placeholder?: string;
  wrong?: string;
  onChange: (typed: string) => void;
};

export function ComboBox({ label, name, value, options, placeholder, wrong, onChange }: ComboBoxProps) {
  return (
    <AriaComboBox
      className="field"
      allowsCustomValue
      inputValue={value}
      onInputChange={onChange}
      isInvalid={wrong !== undefined}
      validationBehavior="aria"
      menuTrigger="input"
    >
      <Label className="field-label">{label}</Label>
      <div className="combo">
        <Input
          className="input"
          placeholder={placeholder}
          spellCheck="false"
          autoComplete="off"
          data-testid={`field-${name}`}
        />
        <Button className="combo-open">
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <FieldError className="field-wrong">
        <CircleAlert size={14} aria-hidden="true" />
        {wrong}
      </FieldError>
      <Popover className="popover" placement="bottom start">
        <ListBox className="menu combo-list">
          {options.map((option) => (
            <ListBoxItem key={option} id={option} textValue={option} className="menu-item">
              <span className="menu-tick">{option === value && <Check size={14} aria-hidden="true" />}</span>
              {option}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
