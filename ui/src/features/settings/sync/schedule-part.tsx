// When this client syncs by itself: by a schedule, when the program starts with old data, and never in quiet hours.
import { Checkbox } from "../../../shared/forms/choice";
import { startsByItself } from "./draft";
import { NextStarts } from "./next-starts";
import { Field, Part, type PartProps } from "./part";
import { QuietFields } from "./quiet-fields";
import { WhenFields } from "./when-fields";

export function SchedulePart(of: PartProps) {
  const { draft, set, wrong } = of;
  return (
    <Part title="Syncs by itself">
      <Checkbox
        selected={draft.scheduled}
        onChange={(scheduled) => set({ scheduled })}
        hint="While the program is open. What a sleeping computer missed is made up for once."
      >
        By a schedule
      </Checkbox>
      {draft.scheduled && (
        <div className="settings-three settings-under">
          <WhenFields {...of} />
        </div>
      )}
      <Checkbox selected={draft.atStart} onChange={(atStart) => set({ atStart })}>
        When the program starts and the data is old
      </Checkbox>
      {draft.atStart && (
        <div className="settings-three settings-under">
          <Field {...of} name="startHours" label="Older than hours" />
        </div>
      )}
      {startsByItself(draft) && <QuietFields {...of} />}
      {draft.scheduled && <NextStarts draft={draft} wrong={wrong} />}
    </Part>
  );
}
