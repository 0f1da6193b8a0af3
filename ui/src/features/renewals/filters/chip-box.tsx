// One filter that was chosen: switched off without being lost, edited, or taken away.
import { Check, X } from "lucide-react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { FilterChip } from "../../../ipc/door";
import { setChips, useView } from "../view-store";
import { readChip } from "./chip";
import { ChipText } from "./chip-text";
import { fieldNamed } from "./field";
import { FieldEditor } from "./field-editor";
import { labelOf, type NameOf } from "./label";

export function ChipBox({ chip, at, nameOf }: { chip: FilterChip; at: number; nameOf: NameOf }) {
  const { text, on } = chip;
  const label = labelOf(text, nameOf);
  const field = fieldNamed(readChip(text).key);
  const change = (to: Partial<FilterChip> | null) => {
    const chips = useView.getState().definition.filter;
    setChips(to ? chips.with(at, { ...chip, ...to }) : chips.toSpliced(at, 1));
  };
  return (
    <span className={`chip${on ? "" : " off"}`} data-testid="chip">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-label={`Apply filter: ${label}`}
        title={on ? "Switch off, and keep it" : "Switch on"}
        className="chip-part chip-switch"
        onClick={() => change({ on: !on })}
      >
        <span className="chip-box">{on && <Check size={10} strokeWidth={3} aria-hidden="true" />}</span>
      </button>
      <DialogTrigger>
        <Button className="chip-part chip-label" aria-label={`Edit filter: ${label}`}>
          {label}
        </Button>
        <Popover className="popover" placement="bottom start">
          <Dialog aria-label={label} className="pick">
            {({ close }) =>
              field ? (
                <FieldEditor field={field} />
              ) : (
                <ChipText
                  text={text}
                  onDone={(written) => {
                    change(written ? { text: written } : null);
                    close();
                  }}
                />
              )
            }
          </Dialog>
        </Popover>
      </DialogTrigger>
      <button
        type="button"
        className="chip-part chip-away"
        aria-label={`Remove filter: ${label}`}
        onClick={(event) => {
          focusAfter(event.currentTarget, at);
          change(null);
        }}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}

/** The reader goes on at the chip that takes the place of one that was removed, or where there is none at the first filter. */
function focusAfter(removed: HTMLElement, at: number): void {
  const row = removed.closest(".filters-row");
  requestAnimationFrame(() => {
    const left = [...(row?.querySelectorAll<HTMLElement>(".chip-away") ?? [])];
    (left[Math.min(at, left.length - 1)] ?? row?.querySelector<HTMLElement>("button"))?.focus();
  });
}
