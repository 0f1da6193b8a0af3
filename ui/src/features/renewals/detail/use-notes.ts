// Adding, changing and deleting notes of one's own; each can be taken back.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, type LeaseKey, type OwnNote } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { pushUndo, sayUndoable } from "../../../shared/commands/undo";
import { say } from "../../../shared/toast/toast";

export function useNotes(lease: LeaseKey) {
  const client = useQueryClient();
  const on = {
    onError: (error: unknown) => say("danger", `Not saved: ${wordsOf(error).title}`, wordsOf(error).advice),
    onSettled: () => client.invalidateQueries({ queryKey: ["renewals"] }),
  };
  const add = useMutation({
    ...on,
    mutationFn: (text: string) => ask().addOwnNote(lease, text),
    onSuccess: ({ id }) => pushUndo({ label: "Note added", undo: () => ask().deleteOwnNote(id) }),
  });
  const change = useMutation({
    ...on,
    mutationFn: ({ note, text }: { note: OwnNote; text: string }) => ask().updateOwnNote(note.id, text),
    onSuccess: (_, { note: { id, text } }) =>
      pushUndo({ label: "Note changed", undo: () => ask().updateOwnNote(id, text) }),
  });
  const remove = useMutation({
    ...on,
    mutationFn: ({ id }: OwnNote) => ask().deleteOwnNote(id),
    onSuccess: (_, { id }) => sayUndoable({ label: "Note deleted", undo: () => ask().restoreOwnNote(id) }),
  });
  return { add, change, remove };
}
