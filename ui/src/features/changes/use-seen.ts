// What has been looked at: everything up to one change. Marking goes only forward, so it can't be taken back, and says so.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, type Change } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { useUnseenChanges } from "../../ipc/queries";
import { plural } from "../../shared/format";
import { say } from "../../shared/toast/toast";

/** `null`: not known (yet), and nothing is marked. */
export function useSeenUpTo(): number | null {
  return useUnseenChanges().data?.seenUpTo ?? null;
}

export function useMarkSeen(shown: Change[], seenUpTo: number | null) {
  const client = useQueryClient();
  const unseen = seenUpTo === null ? [] : shown.filter(({ id }) => id > seenUpTo);
  const highest = Math.max(0, ...unseen.map(({ id }) => id));
  const mutation = useMutation({
    mutationFn: async () => {
      const before = await ask().unseenChanges();
      await ask().markChangesSeen(highest);
      const after = await ask().unseenChanges();
      await client.invalidateQueries({ queryKey: ["desk", "unseen"] });
      return before.count - after.count;
    },
    onSuccess: (marked) => {
      // Seen is everything up to one change, so what is narrowed away is marked with the rest.
      const hidden = marked - unseen.length;
      const also = hidden > 0 ? `${plural(hidden, "change")} not shown here among them. ` : "";
      say(
        "ok",
        `${plural(marked, "change")} marked as seen`,
        `${also}This can't be taken back; they stay below, under “Seen before”.`,
      );
    },
    onError: (error) => say("danger", wordsOf(error).title, wordsOf(error).advice),
  });
  const ready = unseen.length > 0 && !mutation.isPending;
  return { ready, mark: () => ready && mutation.mutate() };
}
