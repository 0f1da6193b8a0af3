// Where the lease stands in the staff's pipeline. A stage that was taken off the list since is shown as such.
import { Check, ChevronDown, CircleCheck } from "lucide-react";
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from "react-aria-components";
import type { Stage } from "../../../ipc/door";
import "../../../shared/forms/select.css";

const NONE = "-none";

type Option = { id: string; name: string; hint: string | null };
type StageFieldProps = {
  value: string | null;
  stages: Stage[];
  onChange: (stage: string | null) => void;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
};

function optionsOf(stages: Stage[], value: string | null): Option[] {
  const listed = stages.map(({ id, name, closed }) => ({ id, name, hint: closed ? "closed" : null }));
  const lost = value !== null && !stages.some(({ id }) => id === value);
  return [
    { id: NONE, name: "No stage", hint: null },
    ...listed,
    ...(lost ? [{ id: value, name: value, hint: "no longer in the list" }] : []),
  ];
}

export function StageField({ value, stages, onChange, isOpen, onOpenChange }: StageFieldProps) {
  const options = optionsOf(stages, value);
  const shown = options.find(({ id }) => id === value);
  return (
    <AriaSelect
      className="property"
      value={value ?? NONE}
      onChange={(key) => onChange(key === NONE || key === null ? null : String(key))}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Label>Stage</Label>
      <Button className="button select-button" data-testid="follow-up-stage">
        {/* This is what names the button: the stage is read with it. */}
        <SelectValue className={`select-value${shown ? "" : " muted"}`}>
          {shown?.hint === "closed" && <CircleCheck size={14} aria-hidden="true" className="stage-done" />}
          {shown?.name ?? "No stage"}
          {shown?.hint && <span className="muted select-hint">{shown.hint}</span>}
        </SelectValue>
        <ChevronDown size={14} aria-hidden="true" className="muted" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <ListBox className="menu select-list" items={options}>
          {({ id, name, hint }) => (
            <ListBoxItem id={id} textValue={name} className="menu-item">
              {({ isSelected }) => (
                <>
                  <span className="menu-tick">{isSelected && <Check size={14} aria-hidden="true" />}</span>
                  <span className={id === NONE ? "muted" : undefined}>{name}</span>
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
