// What happens to a run that stopped half-way.
import type { ResumePolicy } from "../../../ipc/door";
import { resumePolicyNames } from "../../../ipc/names";
import { Choice } from "../../../shared/forms/choice";
import { Part, type PartProps } from "./part";

const hints: Record<ResumePolicy, string> = {
  auto: "At the program's next start, with what is left of it.",
  offer: "The Sync page offers to go on or to leave it.",
};
const options = (["auto", "offer"] as const).map((id) => ({
  id,
  label: resumePolicyNames[id],
  hint: hints[id],
}));

export function ResumePart({ draft, set }: PartProps) {
  return (
    <Part title="After the program's end">
      <Choice
        name="resume"
        label="A run that stopped half-way"
        value={draft.resume}
        options={options}
        onChange={(resume) => set({ resume })}
      />
    </Part>
  );
}
