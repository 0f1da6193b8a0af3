// The days that are chosen most, a press each.
import { Button } from "../../../shared/layout/button";
import { addDays, addMonths, useToday } from "../detail/dates";

type UsualDaysProps = { value: string | null; onChange: (day: string | null) => void };

export function UsualDays({ value, onChange }: UsualDaysProps) {
  const today = useToday();
  const days = [
    { name: "Tomorrow", day: addDays(today, 1) },
    { name: "1 week", day: addDays(today, 7) },
    { name: "2 weeks", day: addDays(today, 14) },
    { name: "1 month", day: addMonths(today, 1) },
  ];
  return (
    <div className="usual-days" role="group" aria-label="Follow up">
      {days.map(({ name, day }) => (
        <Button
          key={name}
          look="quiet"
          className="usual-day"
          onPress={() => onChange(day)}
          aria-label={name === "Tomorrow" ? name : `In ${name}`}
          isDisabled={value === day}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
