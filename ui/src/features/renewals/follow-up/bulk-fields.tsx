// The fields of a bulk edit: each is switched on before it changes anything, and using one switches it on.
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox, Input, Label, TextField } from "react-aria-components";
import type { Stage } from "../../../ipc/door";
import { Segments } from "../../../shared/forms/segments";
import type { BulkDraft, BulkField } from "./bulk-draft";
import { DayField } from "./day-field";
import { StageField } from "./stage-field";
import { SuggestField } from "./suggest-field";
import { TagsField } from "./tags-field";
import { UsualDays } from "./usual-days";

type BulkFieldsProps = {
  draft: BulkDraft;
  stages: Stage[];
  owners: string[];
  tags: string[];
  onChange: (draft: BulkDraft) => void;
};

export function BulkFields({ draft, stages, owners, tags, onChange }: BulkFieldsProps) {
  const set = (field: BulkField, value: Partial<BulkDraft>) =>
    onChange({ ...draft, ...value, on: draft.on.includes(field) ? draft.on : [...draft.on, field] });
  const line = (field: BulkField, name: string, control: ReactNode, clears: string | false = false) => (
    <BulkLine
      key={field}
      name={name}
      on={draft.on.includes(field)}
      onSwitch={(on) =>
        onChange({ ...draft, on: on ? [...draft.on, field] : draft.on.filter((one) => one !== field) })
      }
      clears={clears}
    >
      {control}
    </BulkLine>
  );
  return (
    <div className="bulk-fields">
      {line(
        "stage",
        "stage",
        <StageField value={draft.stage} stages={stages} onChange={(stage) => set("stage", { stage })} />,
        draft.stage === null && "Takes the stage away",
      )}
      {line(
        "owner",
        "owner",
        <SuggestField
          label="Owner"
          name="bulk-owner"
          text={draft.owner}
          suggestions={owners}
          placeholder="Nobody"
          onType={(owner) => owner !== draft.owner && set("owner", { owner })}
          onCommit={(owner) => owner !== draft.owner && set("owner", { owner })}
          onDrop={() => undefined}
        />,
        draft.owner.trim() === "" && "Takes the owner away",
      )}
      {line(
        "nextStep",
        "next step",
        <TextField
          className="property"
          value={draft.nextStep}
          onChange={(nextStep) => set("nextStep", { nextStep })}
        >
          <Label>Next step</Label>
          <Input className="input" autoComplete="off" data-testid="bulk-next-step" />
        </TextField>,
        draft.nextStep.trim() === "" && "Takes the next step away",
      )}
      {line(
        "followUpOn",
        "follow-up date",
        <>
          <DayField
            label="Follow up on"
            value={draft.followUpOn}
            onChange={(followUpOn) => set("followUpOn", { followUpOn })}
          />
          <UsualDays value={draft.followUpOn} onChange={(followUpOn) => set("followUpOn", { followUpOn })} />
        </>,
        draft.followUpOn === null && "Takes the date away",
      )}
      {line(
        "addTags",
        "tags to add",
        <TagsField
          label="Add tags"
          name="bulk-add-tags"
          tags={draft.addTags}
          suggestions={tags}
          onAdd={(more) => set("addTags", { addTags: [...draft.addTags, ...more] })}
          onRemove={(less) => set("addTags", { addTags: draft.addTags.filter((tag) => !less.includes(tag)) })}
        />,
      )}
      {line(
        "removeTags",
        "tags to remove",
        <TagsField
          label="Remove tags"
          name="bulk-remove-tags"
          placeholder="Which tags"
          tags={draft.removeTags}
          suggestions={tags}
          onAdd={(more) => set("removeTags", { removeTags: [...draft.removeTags, ...more] })}
          onRemove={(less) =>
            set("removeTags", { removeTags: draft.removeTags.filter((tag) => !less.includes(tag)) })
          }
        />,
      )}
      {line(
        "muted",
        "reminders",
        <div className="property">
          <span className="property-name">Reminders</span>
          <Segments
            label="Reminders"
            value={draft.muted ? "mute" : "on"}
            options={[
              { id: "mute", label: "Mute" },
              { id: "on", label: "Unmute" },
            ]}
            onChange={(value) => set("muted", { muted: value === "mute" })}
          />
        </div>,
      )}
    </div>
  );
}

type BulkLineProps = {
  name: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
  clears: string | false;
  children: ReactNode;
};

function BulkLine({ name, on, onSwitch, clears, children }: BulkLineProps) {
  return (
    <div className={`bulk-line${on ? " on" : ""}`}>
      <Checkbox
        className="choice bulk-switch"
        isSelected={on}
        onChange={onSwitch}
        aria-label={`Change ${name}`}
      >
        <span className="choice-mark square" aria-hidden="true">
          {on && <Check size={12} />}
        </span>
      </Checkbox>
      <div className="bulk-control">
        {children}
        {on && clears && <p className="bulk-clears small">{clears}</p>}
      </div>
    </div>
  );
}
