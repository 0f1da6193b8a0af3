// What can be done about reminders: read one, read all, have no more of a lease.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, type Reminder } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { sayUndoable } from "../../shared/commands/undo";
import { say } from "../../shared/toast/toast";

const refused = (error: unknown) => say("danger", wordsOf(error).title, wordsOf(error).advice);

/** None named = all of them. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => ask().markRemindersRead(ids),
    onSuccess: () => client.invalidateQueries({ queryKey: ["desk", "reminders"] }),
    onError: refused,
  });
}

export function useMute() {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ["desk", "reminders"] });
  return useMutation({
    mutationFn: ({ lease }: Reminder) =>
      ask().editFollowUps({ type: "leases", leases: [lease] }, { muted: true }),
    onSuccess: ({ editId }, { occupantName, lease }) => {
      void again();
      if (editId === null) return;
      const label = `Muted ${occupantName ?? `lease ${lease.leaseId}`}`;
      const takeBack = async () => {
        const taken = await ask().undoEdit(editId);
        await again();
        return taken;
      };
      sayUndoable({ label, undo: takeBack }, "No more reminders of it.");
    },
    onError: refused,
  });
}
