// How many days before a deadline it is told: a list, the longest first.
import { X } from "lucide-react";
import { useRef, useState } from "react";
import { plural } from "../../shared/format";
import { TextField } from "../../shared/forms/text-field";
import { Button } from "../../shared/layout/button";
import { Row } from "./row";

const FURTHEST = 730;

export function wrongDays(text: string, days: number[]): string | undefined {
  const typed = text.trim();
  if (!/^\d{1,4}$/.test(typed) || Number(typed) > FURTHEST)
    return `A whole number of days, 0 to ${FURTHEST}.`;
  return days.includes(Number(typed)) ? "It is in the list already." : undefined;
}

type LeadDaysProps = { days: number[]; onChange: (days: number[]) => void };

export function LeadDays({ days, onChange }: LeadDaysProps) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string>();
  const place = useRef<HTMLFormElement>(null);
  const add = () => {
    const found = wrongDays(typed, days);
    setWrong(found);
    if (found) return;
    onChange([...days, Number(typed)].toSorted((a, b) => b - a));
    setTyped("");
  };
  const remove = (day: number) => {
    onChange(days.filter((one) => one !== day));
    // The button that had the focus is gone.
    place.current?.querySelector("input")?.focus();
  };
  return (
    <Row label="Lead times" hint="Each deadline is told once for each of them, as it comes near.">
      {days.length === 0 ? (
        <p className="muted">None: nothing is told ahead.</p>
      ) : (
        <ul className="lead-days" aria-label="Lead times">
          {days.map((day) => (
            <li key={day} className="lead-day">
              <span>{day === 0 ? "On the day" : plural(day, "day")}</span>
              <button type="button" aria-label={`Remove ${plural(day, "day")}`} onClick={() => remove(day)}>
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        ref={place}
        className="setting-line short"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          name="leadDays"
          label="Days before"
          value={typed}
          wrong={wrong}
          onChange={(text) => {
            setTyped(text);
            setWrong(undefined);
          }}
        />
        <Button type="submit" isDisabled={typed.trim() === ""}>
          Add
        </Button>
      </form>
    </Row>
  );
}
