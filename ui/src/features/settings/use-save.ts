// Saves a part of the desk's settings. What is chosen is shown at once and taken back if it was refused.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { type FullDeskSettings, fullDeskSettings } from "../../ipc/settings";
import { say } from "../../shared/toast/toast";

const key = ["desk", "settings"];

export function useSaveSettings() {
  const queries = useQueryClient();
  return useMutation({
    // One after the other: each sends all the settings, and must know what the one before it changed.
    scope: { id: "desk-settings" },
    mutationFn: async (change: Partial<FullDeskSettings>) => {
      const shown = queries.getQueryData<FullDeskSettings>(key);
      const before = shown ?? fullDeskSettings(await ask().deskSettings());
      await ask().saveDeskSettings({ ...before, ...change });
    },
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData<FullDeskSettings>(key, (shown) => shown && { ...shown, ...change });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

/** The same for a switch, which has no room for words beside it. */
export function useSwitch() {
  const { mutate } = useSaveSettings();
  return (change: Partial<FullDeskSettings>) =>
    mutate(change, {
      onError: (error) => say("danger", `Not saved. ${wordsOf(error).title}`, wordsOf(error).advice),
    });
}
