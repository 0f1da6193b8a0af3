// What somebody wants to change of many follow-ups at once: only what is switched on is changed.
import type { FollowUpEdit } from "../../../ipc/door";

export type BulkField = "stage" | "owner" | "nextStep" | "followUpOn" | "addTags" | "removeTags" | "muted";

export type BulkDraft = {
  on: BulkField[];
  stage: string | null;
  owner: string;
  nextStep: string;
  followUpOn: string | null;
  addTags: string[];
  removeTags: string[];
  muted: boolean;
};

export const emptyBulk: BulkDraft = {
  on: [],
  stage: null,
  owner: "",
  nextStep: "",
  followUpOn: null,
  addTags: [],
  removeTags: [],
  muted: true,
};

export function editOf(draft: BulkDraft): FollowUpEdit {
  const has = (field: BulkField) => draft.on.includes(field);
  const text = (typed: string) => ({ to: typed.trim() || null });
  return {
    stage: has("stage") ? { to: draft.stage } : null,
    owner: has("owner") ? text(draft.owner) : null,
    nextStep: has("nextStep") ? text(draft.nextStep) : null,
    followUpOn: has("followUpOn") ? { to: draft.followUpOn } : null,
    addTags: has("addTags") ? draft.addTags : [],
    removeTags: has("removeTags") ? draft.removeTags : [],
    muted: has("muted") ? draft.muted : null,
  };
}
