// Asking for a property's data from the list: what is due of it, all of it, or one dataset. A client at a run takes no other.
import type { Dataset, PropertyFreshness } from "../../../ipc/door";
import { isUnderWay } from "../../../ipc/names";
import { useSyncStatus } from "../../../ipc/queries";
import { say } from "../../../shared/toast/toast";
import { useStart } from "../use-sync";

export function useAsk() {
  const start = useStart();
  const { data: status = [] } = useSyncStatus();
  const busy = new Set(status.filter(({ run }) => isUnderWay(run?.status)).map(({ clientId }) => clientId));
  const isBusy = (clientId: string) => busy.has(clientId);

  const ask = ({ clientId, id }: PropertyFreshness, refresh: boolean, datasets: Dataset[] = []) => {
    if (isBusy(clientId)) say("ok", "A run is under way", "Ask when it has ended, or pause it.");
    else start.mutate([{ clientId, propertyIds: [id], datasets, refresh }]);
  };

  const syncDue = (properties: PropertyFreshness[]) =>
    start.mutate(
      [...Map.groupBy(properties, ({ clientId }) => clientId)].map(([clientId, some]) => ({
        clientId,
        propertyIds: some.map(({ id }) => id),
        datasets: [],
        refresh: false,
      })),
    );

  return { ask, syncDue, isBusy, pending: start.isPending };
}
