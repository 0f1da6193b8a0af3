// When this client syncs by itself: a simple choice or a cron text, on which clocks, and when never.
import { Checkbox } from "../../../shared/forms/choice";
import { ComboBox } from "../../../shared/forms/combo-box";
import { NextStarts } from "./next-starts";
import { Field, Part, type PartProps } from "./part";
import { WhenFields } from "./when-fields";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = Intl.supportedValuesOf("timeZone");

export function SchedulePart(of: PartProps) {
  const { draft, set, wrong } = of;
  return (
    <Part title="Schedule">
      <Checkbox
        selected={draft.scheduled}
        onChange={(scheduled) => set({ scheduled })}
        hint="While the program is open."
      >
        Sync by itself
      </Checkbox>
      {draft.scheduled && (
        <>
          <div className="settings-three">
            <WhenFields {...of} />
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
          <Checkbox selected={draft.quiet} onChange={(quiet) => set({ quiet })}>
            Never start in quiet hours
          </Checkbox>
          {draft.quiet && (
            <div className="settings-three">
              <Field {...of} name="quietFrom" label="Quiet from" />
              <Field {...of} name="quietTo" label="Quiet until" hint="May be after midnight." />
            </div>
          )}
          <NextStarts draft={draft} wrong={wrong} />
        </>
      )}
    </Part>
  );
}
