// The simple choice of when, and what it needs: a time, a number of hours, or a cron text.
import { Select } from "../../../shared/forms/select";
import { Field, type PartProps } from "./part";
import { cronOf, hourSteps, kindNames, type ScheduleKind } from "./schedule-kind";

const kinds = Object.entries(kindNames).map(([id, label]) => ({ id, label }));
const steps = hourSteps.map((id) => ({ id, label: id === "1" ? "Every hour" : `Every ${id} hours` }));

export function WhenFields(of: PartProps) {
  const { draft, set } = of;
  // The cron text begins with what was chosen before, so that it can be changed from there.
  const choose = (kind: ScheduleKind) => set({ kind, ...(kind === "own" && { cron: cronOf(draft) }) });
  return (
    <>
      <Select
        above
        label="When"
        name="kind"
        value={draft.kind}
        options={kinds}
        onChange={(kind) => choose(kind as ScheduleKind)}
      />
      {draft.kind === "hours" && (
        <Select
          above
          label="How often"
          name="hours"
          value={draft.hours}
          options={steps}
          onChange={(hours) => set({ hours })}
        />
      )}
      {(draft.kind === "weekdays" || draft.kind === "daily") && <Field {...of} name="time" label="At" />}
      {draft.kind === "own" && (
        <Field
          {...of}
          name="cron"
          label="Cron text"
          hint="Minute, hour, day, month, day of the week."
          placeholder="0 6 * * 1-5"
        />
      )}
    </>
  );
}
