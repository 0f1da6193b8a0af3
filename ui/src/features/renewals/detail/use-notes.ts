// Adding, changing and deleting notes of one's own; each can be taken back.
import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, type LeaseKey, type OwnNote } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { pushUndo, sayUndoable } from "../../../shared/commands/undo";
import { say } from "../../../shared/toast/toast";
import { leaseId } from "../follow-up/lease-key";
import { endDraft } from "./note-drafts";

export function useNotes(lease: LeaseKey) {
  const client = useQueryClient();
  const id = leaseId(lease);
  const on = {
    onError: (error: unknown) => say("danger", `Not saved: ${wordsOf(error).title}`, wordsOf(error).advice),
    onSettled: () => client.invalidateQueries({ queryKey: ["renewals"] }),
  };
  const add = useMutation({
    ...on,
    mutationKey: ["own-note", "add", id],
    mutationFn: (text: string) => ask().addOwnNote(lease, text),
    // The draft goes only once the note is kept, whatever is on screen by then.
    onSuccess: (note, text) => {
      endDraft(id, text);
      pushUndo({ label: "Note added", undo: () => ask().deleteOwnNote(note.id) });
    },
  });
  // Also one that began before the reader went away and came back.
  const adding = useIsMutating({ mutationKey: ["own-note", "add", id] }) > 0;
  const addOnce = (text: string) => {
    if (client.isMutating({ mutationKey: ["own-note", "add", id] }) === 0) add.mutate(text);
  };
  const change = useMutation({
    ...on,
    mutationFn: ({ note, text }: { note: OwnNote; text: string }) => ask().updateOwnNote(note.id, text),
    onSuccess: (_, { note, text }) => {
      endDraft(note.id, text);
      pushUndo({ label: "Note changed", undo: () => ask().updateOwnNote(note.id, note.text) });
    },
  });
  const remove = useMutation({
    ...on,
    mutationFn: ({ id }: OwnNote) => ask().deleteOwnNote(id),
    onSuccess: (_, note) => sayUndoable({ label: "Note deleted", undo: () => ask().restoreOwnNote(note.id) }),
  });
  return { add: addOnce, adding, change, remove };
}
