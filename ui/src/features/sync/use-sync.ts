// Starting and stopping runs, said in words when it is refused.
import { useMutation } from "@tanstack/react-query";
import { ask, type SyncRequest } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { isUnderWay } from "../../ipc/names";
import { useDesk, useSyncStatus } from "../../ipc/queries";
import { say } from "../../shared/toast/toast";

const refused = (error: unknown) => say("danger", wordsOf(error).title, wordsOf(error).advice);

export const wholeClient = (clientId: string, refresh = false): SyncRequest => ({
  clientId,
  propertyIds: [],
  datasets: [],
  refresh,
});

export function useStart() {
  return useMutation({
    mutationFn: (requests: SyncRequest[]) => Promise.all(requests.map((request) => ask().startSync(request))),
    onError: refused,
  });
}

export function useCancel() {
  return useMutation({
    mutationFn: (clientIds: string[]) => Promise.all(clientIds.map((id) => ask().cancelSync(id))),
    onError: refused,
  });
}

/** The clients that are syncing now. */
export function useUnderWay() {
  const { data: status = [] } = useSyncStatus();
  return status.filter(({ run }) => isUnderWay(run?.status));
}

/** Syncs every client, by F9 or a button anywhere. */
export function useSyncAll(): { start: () => void; ready: boolean } {
  const { data: desk } = useDesk();
  const { mutate, isPending } = useStart();
  const clients = desk?.clients ?? [];
  return {
    ready: clients.length > 0 && !isPending,
    start: () => {
      if (clients.length > 0) mutate(clients.map(({ id }) => wholeClient(id)));
    },
  };
}
