// One of many, behind a button that shows which.
import { Check, ChevronDown } from "lucide-react";
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from "react-aria-components";
import "../layout/button.css";
import "../layout/dialog.css";
import "./field.css";
import "./menu.css";
import "./select.css";

export type SelectOption = { id: string; label: string; hint?: string };
type SelectProps = {
  label: string;
  name: string;
  value: string;
  options: SelectOption[];
  onChange: (value: string) => void;
  /** above the button, as in a form; else beside it */
  above?: boolean;
};

export function Select({ label, name, value, options, onChange, above = false }: SelectProps) {
  return (
    <AriaSelect
      className={above ? "field" : "select-inline"}
      value={value}
      onChange={(key) => onChange(String(key))}
    >
      <Label className={above ? "field-label" : "muted"}>{label}</Label>
      <Button className="button select-button" data-testid={`select-${name}`}>
        <SelectValue className="select-value">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown size={14} aria-hidden="true" className="muted" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <ListBox className="menu select-list" items={options}>
          {({ id, label: words, hint }) => (
            <ListBoxItem id={id} textValue={words} className="menu-item">
              {({ isSelected }) => (
                <>
                  <span className="menu-tick">{isSelected && <Check size={14} aria-hidden="true" />}</span>
                  <span>{words}</span>
                  {hint && <span className="muted select-hint">{hint}</span>}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
