// What the staff themselves say of the lease: stage, owner, next step, date, tags. Each field is saved as it is changed, and
// nothing of it ever goes to MRI.
import { BellOff } from "lucide-react";
import { useId, useState } from "react";
import { Checkbox } from "react-aria-components";
import type { RenewalDetail } from "../../../ipc/door";
import { runCommand, useCommands } from "../../../shared/commands/registry";
import { say } from "../../../shared/toast/toast";
import { DayField } from "./day-field";
import { NextStepField } from "./next-step-field";
import { OwnerField } from "./owner-field";
import { LastWord, SavingState } from "./saving-line";
import { StageField } from "./stage-field";
import { useDeskPeople, useInUse } from "./suggestions";
import { TagsField } from "./tags-field";
import { untouched, useEdit } from "./use-edit";
import { UsualDays } from "./usual-days";
import "./follow-up.css";

export function FollowUpCard({ detail }: { detail: RenewalDetail }) {
  const heading = useId();
  const { renewal, log } = detail;
  const { edit, saving, saved, failures } = useEdit(renewal);
  const { stages, author, error } = useDeskPeople();
  const { owners, tags } = useInUse();
  const [open, setOpen] = useState<"stage" | "day" | null>(null);
  const fields = renewal.followUp ?? untouched;
  const assignToMe = () => {
    if (author !== null) edit({ owner: { to: author } });
    else
      say("danger", "Your name isn't known here", "Say in Settings who you are, then try again.", {
        label: "Settings",
        run: () => runCommand("go.settings"),
      });
  };
  const command = (id: string, title: string, run: () => void) => ({
    id: `lease.${id}`,
    title,
    group: "Lease" as const,
    keys: [],
    run,
  });
  useCommands([
    command("stage", "Set stage…", () => setOpen("stage")),
    command("follow-up-date", "Set follow-up date…", () => setOpen("day")),
    command("assign-to-me", "Assign to me", assignToMe),
    command("mute", fields.muted ? "Unmute reminders" : "Mute reminders", () =>
      edit({ muted: !fields.muted }),
    ),
  ]);
  return (
    <section className="detail-section follow-up" aria-labelledby={heading} data-testid="follow-up">
      <div className="detail-title">
        <h3 id={heading}>Follow-up</h3>
        <SavingState saving={saving} saved={saved} />
      </div>
      <StageField
        value={fields.stage}
        stages={stages}
        onChange={(to) => edit({ stage: { to } })}
        isOpen={open === "stage"}
        onOpenChange={(now) => setOpen(now ? "stage" : null)}
      />
      {error !== null && <p className="muted small property-note">The list of stages can't be read now.</p>}
      <OwnerField
        value={fields.owner}
        failures={failures}
        owners={owners}
        onChange={(to) => edit({ owner: { to } })}
        onMe={assignToMe}
        isMe={author !== null && fields.owner === author}
      />
      <NextStepField
        value={fields.nextStep}
        failures={failures}
        onChange={(to) => edit({ nextStep: { to } })}
      />
      <DayField
        label="Follow up on"
        value={fields.followUpOn}
        onChange={(to) => edit({ followUpOn: { to } })}
        isOpen={open === "day"}
        onOpenChange={(now) => setOpen(now ? "day" : null)}
      />
      <UsualDays value={fields.followUpOn} onChange={(to) => edit({ followUpOn: { to } })} />
      <TagsField
        tags={fields.tags}
        suggestions={tags}
        onAdd={(addTags) => edit({ addTags })}
        onRemove={(removeTags) => edit({ removeTags })}
      />
      <Checkbox
        className="choice property-choice"
        isSelected={fields.muted}
        onChange={(muted) => edit({ muted })}
        data-testid="follow-up-muted"
      >
        <span className="choice-mark square" aria-hidden="true">
          {fields.muted && <BellOff size={11} />}
        </span>
        <span>Mute reminders</span>
      </Checkbox>
      <LastWord followUp={renewal.followUp} log={log} />
    </section>
  );
}
