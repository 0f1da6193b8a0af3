// Stages by name. One that was taken off the list since goes by its id: it still stands in the follow-ups.
import { useMemo } from "react";
import { useDeskSettings } from "../../ipc/queries";

export function useStageName(): (id: string) => string {
  const { data: settings } = useDeskSettings();
  const stages = settings?.stages;
  return useMemo(() => {
    const names = new Map(stages?.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  }, [stages]);
}
