// One stage: its name, whether it closes a lease, moving it and taking it off.
import { ArrowDown, ArrowUp, Check, CircleAlert, GripVertical, X } from "lucide-react";
import type { HTMLAttributes, KeyboardEvent } from "react";
import { Checkbox } from "react-aria-components";
import { Button } from "../../../shared/layout/button";
import type { Line } from "./draft";

type StageLineProps = {
  line: Line;
  wrong?: string;
  dragged: boolean;
  only: boolean;
  onChange: (change: Partial<Line>) => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
  grip: HTMLAttributes<HTMLSpanElement>;
};

export function StageLine({ line, wrong, dragged, only, onChange, onMove, onRemove, grip }: StageLineProps) {
  const { key, name, closed } = line;
  const called = name.trim() || "the new stage";
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li className="stage-line" data-dragged={dragged || undefined} data-testid="stage">
      <span {...grip} className="stage-grip" aria-hidden="true">
        <GripVertical size={14} />
      </span>
      <input
        type="text"
        className="input"
        aria-label={name.trim() ? `Name of ${called}` : "Name of the new stage"}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong ? `wrong-${key}` : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        value={name}
        maxLength={60}
        onChange={(event) => onChange({ name: event.target.value })}
        onKeyDown={press}
      />
      <Checkbox
        className="choice stage-closed"
        aria-label={`${called} closes the lease`}
        data-testid="stage-closed"
        isSelected={closed}
        onChange={(on) => onChange({ closed: on })}
      >
        <span className="choice-mark square" aria-hidden="true">
          {closed && <Check size={12} />}
        </span>
      </Checkbox>
      <Button look="quiet" aria-label={`Move ${called} up`} onPress={() => onMove(-1)}>
        <ArrowUp size={14} aria-hidden="true" />
      </Button>
      <Button look="quiet" aria-label={`Move ${called} down`} onPress={() => onMove(1)}>
        <ArrowDown size={14} aria-hidden="true" />
      </Button>
      <Button look="quiet" aria-label={`Take ${called} off the list`} isDisabled={only} onPress={onRemove}>
        <X size={14} aria-hidden="true" />
      </Button>
      {wrong && (
        <p className="field-wrong stage-wrong" id={`wrong-${key}`}>
          <CircleAlert size={14} aria-hidden="true" />
          {wrong}
        </p>
      )}
    </li>
  );
}
