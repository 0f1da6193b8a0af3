// What happens to a run that stopped half-way, and a sync when the program starts.
import type { ResumePolicy } from "../../../ipc/door";
import { resumePolicyNames } from "../../../ipc/names";
import { Checkbox, Choice } from "../../../shared/forms/choice";
import { Field, Part, type PartProps } from "./part";

const hints: Record<ResumePolicy, string> = {
  auto: "At the program's next start, with what is left of it.",
  offer: "The Sync page offers to go on or to leave it.",
};
const options = (["offer", "auto"] as const).map((id) => ({
  id,
  label: resumePolicyNames[id],
  hint: hints[id],
}));

export function ResumePart(of: PartProps) {
  const { draft, set } = of;
  return (
    <Part title="When the program starts">
      <div className="settings-pair">
        <Choice
          name="resume"
          label="A run that stopped half-way"
          value={draft.resume}
          options={options}
          onChange={(resume) => set({ resume })}
        />
        <div className="field">
          <span className="field-label">Old data</span>
          <Checkbox selected={draft.atStart} onChange={(atStart) => set({ atStart })}>
            Sync if the data is too old
          </Checkbox>
          {draft.atStart && <Field {...of} name="startHours" label="Older than hours" />}
        </div>
      </div>
    </Part>
  );
}
