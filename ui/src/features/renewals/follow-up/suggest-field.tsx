// A line of text that suggests what is in use already. Given away on Enter, by choosing, or when the field is left.
import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { ComboBox, Button as Drop, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import "../../../shared/forms/combo-box.css";

type SuggestFieldProps = {
  label: string;
  name: string;
  text: string;
  suggestions: string[];
  placeholder?: string;
  onType: (text: string) => void;
  onCommit: (text: string) => void;
  onDrop: () => void;
  children?: ReactNode;
};

export function SuggestField({
  label,
  name,
  text,
  suggestions,
  placeholder,
  onType,
  onCommit,
  onDrop,
  children,
}: SuggestFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const press = (event: KeyboardEvent) => {
    // With an option in front, Enter chooses it.
    if (event.key === "Enter" && !input.current?.getAttribute("aria-activedescendant"))
      onCommit(input.current?.value ?? "");
    if (event.key === "Escape") onDrop();
  };
  return (
    <ComboBox
      className="property"
      allowsCustomValue
      inputValue={text}
      onInputChange={onType}
      onChange={(key) => key !== null && onCommit(String(key))}
      onBlur={() => onCommit(input.current?.value ?? "")}
      menuTrigger="input"
    >
      <Label>{label}</Label>
      <div className="property-line">
        <div className="combo">
          <Input
            ref={input}
            className="input"
            placeholder={placeholder}
            spellCheck="false"
            autoComplete="off"
            onKeyDownCapture={press}
            data-testid={`follow-up-${name}`}
          />
          <Drop className="combo-open" aria-label={`${label}: suggestions`}>
            <ChevronDown size={14} aria-hidden="true" />
          </Drop>
        </div>
        {children}
      </div>
      <Popover className="popover" placement="bottom start">
        <ListBox className="menu combo-list">
          {suggestions.map((one) => (
            <ListBoxItem key={one} id={one} textValue={one} className="menu-item">
              {one}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
