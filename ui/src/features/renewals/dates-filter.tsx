// Expiry between two dates, either of which may be left open. Choosing one lifts "within", which would cut the range short.
import { type CalendarDate, parseDate } from "@internationalized/date";
import { ChevronDown } from "lucide-react";
import {
  DateField,
  DateInput,
  DateSegment,
  Dialog,
  DialogTrigger,
  Label,
  Popover,
} from "react-aria-components";
import { Button } from "../../shared/layout/button";
import { setFilter, useView } from "./view-store";

export function DatesFilter() {
  const { from, to } = useView((view) => view.filter);
  return (
    <DialogTrigger>
      <Button className={from || to ? "toggle on" : ""} data-testid="filter-dates">
        Expiry
        <ChevronDown size={14} aria-hidden="true" className="muted" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog aria-label="Expiry dates" className="dates">
          <Day autoFocus label="From" value={from} onChange={(day) => setFilter({ from: day, due: null })} />
          <Day label="To" value={to} onChange={(day) => setFilter({ to: day, due: null })} />
          <div className="pick-foot">
            <Button look="quiet" onPress={() => setFilter({ from: null, to: null })}>
              Clear dates
            </Button>
            <Button slot="close">Done</Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type DayProps = {
  autoFocus?: boolean;
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
};

function Day({ autoFocus, label, value, onChange }: DayProps) {
  return (
    <DateField<CalendarDate>
      className="field"
      autoFocus={autoFocus}
      value={value ? parseDate(value) : null}
      onChange={(day) => onChange(day?.toString() ?? null)}
    >
      <Label>{label}</Label>
      <DateInput className="input date-input">
        {(segment) => <DateSegment segment={segment} className="date-segment" />}
      </DateInput>
    </DateField>
  );
}
