// A day: typed, picked from the calendar, or one of the usual ones. A typed day counts when the field is left or on Enter,
// since a year is typed digit by digit; and when the screen goes away, so that it is never lost.
import { type CalendarDate, parseDate } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Button as Plain,
  Popover,
} from "react-aria-components";
import "./day-field.css";

type DayFieldProps = {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
};

const dayOf = (value: string | null) => (value === null ? null : parseDate(value));

export function DayField({ label, value, onChange, isOpen, onOpenChange }: DayFieldProps) {
  const [draft, setDraft] = useState<CalendarDate | null>(dayOf(value));
  const [own, setOwn] = useState(false);
  /** What was given to be saved and is not in `value` yet; undefined: nothing. */
  const given = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    given.current = undefined;
    setDraft(dayOf(value));
  }, [value]);
  const open = isOpen ?? own;
  const commit = (day: CalendarDate | null) => {
    // A year that is typed only half-way.
    if (day && day.year < 1900) return setDraft(dayOf(value));
    const to = day?.toString() ?? null;
    if (to === value || to === given.current) return;
    given.current = to;
    onChange(to);
  };
  const leave = useRef(() => {});
  leave.current = () => commit(draft);
  useEffect(() => () => leave.current(), []);
  return (
    <DatePicker<CalendarDate>
      className="property"
      value={draft}
      onChange={(day) => {
        setDraft(day);
        if (open) commit(day);
      }}
      isOpen={open}
      onOpenChange={(now) => {
        setOwn(now);
        onOpenChange?.(now);
      }}
      onBlur={() => commit(draft)}
    >
      <Label>{label}</Label>
      <Group
        className="input day-field"
        onKeyDownCapture={(event: KeyboardEvent) => event.key === "Enter" && commit(draft)}
        data-testid="follow-up-day"
      >
        <DateInput className="date-input">
          {(segment) => <DateSegment segment={segment} className="date-segment" />}
        </DateInput>
        {value !== null && (
          <Plain
            slot={null}
            className="day-button"
            aria-label={`Clear: ${label}`}
            onPress={() => onChange(null)}
            data-testid="follow-up-day-clear"
          >
            <X size={14} aria-hidden="true" />
          </Plain>
        )}
        <Plain className="day-button">
          <CalendarDays size={14} aria-hidden="true" />
        </Plain>
      </Group>
      <Popover className="popover" placement="bottom start">
        <Dialog className="day-pick" aria-label={label}>
          <Calendar className="calendar">
            <header>
              <Plain slot="previous" className="button quiet">
                <ChevronLeft size={14} aria-hidden="true" />
              </Plain>
              <Heading />
              <Plain slot="next" className="button quiet">
                <ChevronRight size={14} aria-hidden="true" />
              </Plain>
            </header>
            <CalendarGrid>{(day) => <CalendarCell date={day} className="calendar-day" />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
