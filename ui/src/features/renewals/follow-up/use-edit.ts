// Edits of one lease's follow-up: on screen at once, then saved; what was refused is told and the old value is back. Edits of
// a lease are saved one after the other, and each can be taken back.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, type FollowUp, type FollowUpEdit, type Renewal, type RenewalDetail } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { pushUndo, type Undo } from "../../../shared/commands/undo";
import { say } from "../../../shared/toast/toast";
import { leaseId, leaseKeyOf, leaseQuery } from "./lease-key";
import { useDeskPeople } from "./suggestions";
import { editWords } from "./words";

export type Fields = Pick<FollowUp, "stage" | "owner" | "nextStep" | "followUpOn" | "tags" | "muted">;

export const untouched: Fields = {
  stage: null,
  owner: null,
  nextStep: null,
  followUpOn: null,
  tags: [],
  muted: false,
};

export function edited(fields: Fields, edit: FollowUpEdit): Fields {
  const tags = new Set([...fields.tags, ...(edit.addTags ?? [])]);
  for (const tag of edit.removeTags ?? []) tags.delete(tag);
  return {
    stage: edit.stage ? edit.stage.to : fields.stage,
    owner: edit.owner ? edit.owner.to : fields.owner,
    nextStep: edit.nextStep ? edit.nextStep.to : fields.nextStep,
    followUpOn: edit.followUpOn ? edit.followUpOn.to : fields.followUpOn,
    tags: [...tags].sort(),
    muted: edit.muted ?? fields.muted,
  };
}

/** The edit that gives the fields of `edit` the values they had. */
function reversed(edit: FollowUpEdit, was: Fields): FollowUpEdit {
  const has = (tag: string) => was.tags.includes(tag);
  return {
    stage: edit.stage && { to: was.stage },
    owner: edit.owner && { to: was.owner },
    nextStep: edit.nextStep && { to: was.nextStep },
    followUpOn: edit.followUpOn && { to: was.followUpOn },
    addTags: edit.removeTags?.filter(has),
    removeTags: edit.addTags?.filter((tag) => !has(tag)),
    muted: edit.muted == null ? null : was.muted,
  };
}

const whose = ({ occupantName, leaseId: id }: Renewal) => occupantName ?? `lease ${id}`;

export type Saving = { saving: boolean; saved: Undo | null; failures: number };

export function useEdit(renewal: Renewal): { edit: (edit: FollowUpEdit) => void } & Saving {
  const client = useQueryClient();
  const { stages } = useDeskPeople();
  const [saved, setSaved] = useState<Undo | null>(null);
  const [failures, setFailures] = useState(0);
  const key = leaseKeyOf(renewal);
  const scope = ["follow-up", leaseId(renewal)];
  const show = (change: FollowUpEdit) =>
    client.setQueryData<RenewalDetail>(leaseQuery(key), (old) => old && withEdit(old, change));

  const { mutate, isPending } = useMutation({
    mutationKey: scope,
    scope: { id: scope.join(" ") },
    mutationFn: ({ edit }: { edit: FollowUpEdit; was: Fields }) =>
      ask().editFollowUps({ type: "leases", leases: [key] }, edit),
    onSuccess: ({ editId }, { edit }) => {
      if (editId === null) return;
      const label = `${editWords(edit, stages)}, for ${whose(renewal)}`;
      const entry = { label, undo: () => ask().undoEdit(editId) };
      pushUndo(entry);
      setSaved(entry);
    },
    onError: (error, { edit, was }) => {
      show(reversed(edit, was));
      setSaved(null);
      setFailures((count) => count + 1);
      const { title, advice } = wordsOf(error);
      say("danger", `Not saved: ${title}`, `${advice} The old value is back.`, {
        label: "Try again",
        run: () => save(edit),
      });
    },
    // An answer from before an edit that still waits its turn would show the old value again; its own end asks.
    onSettled: () => {
      if (client.isMutating({ mutationKey: scope }) > 1) return;
      return client.invalidateQueries({ queryKey: ["renewals"] });
    },
  });

  const save = (edit: FollowUpEdit) => {
    const was = client.getQueryData<RenewalDetail>(leaseQuery(key))?.renewal.followUp ?? untouched;
    void client.cancelQueries({ queryKey: leaseQuery(key) });
    show(edit);
    mutate({ edit, was });
  };
  return { edit: save, saving: isPending, saved, failures };
}

/** Version, author and time stay as they were until the program has said otherwise. */
function withEdit(detail: RenewalDetail, edit: FollowUpEdit): RenewalDetail {
  const old = detail.renewal.followUp;
  const said = { version: old?.version ?? 0, author: old?.author ?? "", updatedAt: old?.updatedAt ?? 0 };
  const followUp = { ...said, ...edited(old ?? untouched, edit) };
  return { ...detail, renewal: { ...detail.renewal, followUp } };
}
