// What an edit did, in words: for the log, for the history, and for what Undo says it takes back.
import type { FollowUpEdit, FollowUpEntry, FollowUpField, Stage } from "../../../ipc/door";
import { formatDate } from "../../../shared/format";

export const fieldNames: Record<FollowUpField, string> = {
  stage: "Stage",
  owner: "Owner",
  next_step: "Next step",
  follow_up_on: "Follow-up date",
  tags: "Tags",
  muted: "Reminders",
};

/** "Stage: No contact → Negotiating" */
export function entryWords({ field, before, after, undo }: FollowUpEntry): string {
  const value = (of: string | null) => {
    if (field === "muted") return of === "yes" ? "muted" : "on";
    if (of === null) return "none";
    return field === "follow_up_on" ? formatDate(of) : of;
  };
  return `${undo ? "Undone. " : ""}${fieldNames[field]}: ${value(before)} → ${value(after)}`;
}

/** "Stage set to Negotiating"; several changes are counted. */
export function editWords(edit: FollowUpEdit, stages: Stage[]): string {
  const words: string[] = [];
  const set = (name: string, to: string | null) =>
    words.push(to === null ? `${name} cleared` : `${name} set to ${to}`);
  if (edit.stage)
    set("Stage", edit.stage.to && (stages.find(({ id }) => id === edit.stage?.to)?.name ?? edit.stage.to));
  if (edit.owner) set("Owner", edit.owner.to);
  if (edit.nextStep) words.push(edit.nextStep.to === null ? "Next step cleared" : "Next step changed");
  if (edit.followUpOn) set("Follow-up date", edit.followUpOn.to && formatDate(edit.followUpOn.to));
  if (edit.addTags?.length) words.push(`Tagged ${edit.addTags.join(", ")}`);
  if (edit.removeTags?.length) words.push(`Tag ${edit.removeTags.join(", ")} removed`);
  if (edit.muted != null) words.push(edit.muted ? "Reminders muted" : "Reminders on again");
  const [first = "Nothing changed", ...others] = words;
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}
