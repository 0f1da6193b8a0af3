// Expiry between two dates, either of which may be left open. Choosing one lifts "within", which would cut the range short.
import { type CalendarDate, parseDate } from "@internationalized/date";
import { DateField, DateInput, DateSegment, Label } from "react-aria-components";
import { Button } from "../../../shared/layout/button";

type DatesEditorProps = { value: string; onChange: (value: string | null) => void };

export function DatesEditor({ value, onChange }: DatesEditorProps) {
  const [from = "", to = ""] = value.includes("..") ? value.split("..") : wholeMonth(value);
  const set = (first: string, last: string) => onChange(first || last ? `${first}..${last}` : null);
  return (
    <div className="dates">
      <Day autoFocus label="From" value={from} onChange={(day) => set(day, to)} />
      <Day label="To" value={to} onChange={(day) => set(from, day)} />
      <div className="pick-foot">
        <Button look="quiet" isDisabled={value === ""} onPress={() => onChange(null)}>
          Any
        </Button>
        <Button slot="close">Done</Button>
      </div>
    </div>
  );
}

/** A day or a month that was written as text. */
function wholeMonth(value: string): [string, string] {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return [value, value];
  if (!/^\d{4}-\d\d$/.test(value)) return ["", ""];
  const first = parseDate(`${value}-01`);
  return [first.toString(), first.add({ months: 1 }).subtract({ days: 1 }).toString()];
}

type DayProps = { autoFocus?: boolean; label: string; value: string; onChange: (day: string) => void };

function Day({ autoFocus, label, value, onChange }: DayProps) {
  return (
    <DateField<CalendarDate>
      className="field"
      autoFocus={autoFocus}
      value={/^\d{4}-\d\d-\d\d$/.test(value) ? parseDate(value) : null}
      onChange={(day) => onChange(day?.toString() ?? "")}
    >
      <Label>{label}</Label>
      <DateInput className="input date-input">
        {(segment) => <DateSegment segment={segment} className="date-segment" />}
      </DateInput>
    </DateField>
  );
}
