// On which clocks the client's own starts go, and when it never starts.
import { Checkbox } from "../../../shared/forms/choice";
import { ComboBox } from "../../../shared/forms/combo-box";
import { Field, type PartProps } from "./part";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = Intl.supportedValuesOf("timeZone");

export function QuietFields(of: PartProps) {
  const { draft, set, wrong } = of;
  return (
    <>
      <Checkbox
        selected={draft.quiet}
        onChange={(quiet) => set({ quiet })}
        hint="A scheduled start that falls into them comes once, when they are over."
      >
        Never in quiet hours
      </Checkbox>
      <div className="settings-three settings-under">
        {draft.quiet && (
          <>
            <Field {...of} name="quietFrom" label="Quiet from" />
            <Field {...of} name="quietTo" label="Quiet until" hint="May be after midnight." />
          </>
        )}
        <ComboBox
          label="Time zone"
          name="timeZone"
          value={draft.timeZone}
          options={zones}
          placeholder={`This computer's: ${here}`}
          wrong={wrong.timeZone}
          onChange={(timeZone) => set({ timeZone })}
        />
      </div>
    </>
  );
}
