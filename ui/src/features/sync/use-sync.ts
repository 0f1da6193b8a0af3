// Starting, pausing and stopping runs, said in words when it is refused or when a run was under way already.
import { useMutation } from "@tanstack/react-query";
import { ask, type StartedRun, type SyncRequest, type SyncStatus } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { isUnderWay } from "../../ipc/names";
import { useDesk, useSyncStatus } from "../../ipc/queries";
import { formatTime } from "../../shared/format";
import { say } from "../../shared/toast/toast";

const refused = (error: unknown) => say("danger", wordsOf(error).title, wordsOf(error).advice);

export const wholeClient = (clientId: string, refresh = false): SyncRequest => ({
  clientId,
  propertyIds: [],
  datasets: [],
  refresh,
});

/** That nothing new was started: a run under way was joined, since when, or one that was cut short goes on. */
async function sayJoined(started: StartedRun[]): Promise<void> {
  if (started.some(({ resumed }) => resumed))
    say("ok", "Going on with the run that stopped half-way", "Only what it had not asked yet is asked.");
  const joined = started.filter((one) => one.joined);
  if (joined.length === 0) return;
  const runs = await Promise.all(joined.map(({ runId }) => ask().getRun(runId)));
  const since = runs.map(
    ({ clientName, processedOn, status }) =>
      `${clientName} has been syncing since ${formatTime(processedOn)}${status === "paused" ? " and is paused" : ""}.`,
  );
  say("ok", runs.length === 1 ? "Joined the run under way" : "Joined the runs under way", since.join(" "));
}

export function useStart() {
  return useMutation({
    mutationFn: (requests: SyncRequest[]) => Promise.all(requests.map((request) => ask().startSync(request))),
    onSuccess: (started) => void sayJoined(started).catch(refused),
    onError: refused,
  });
}

const forEach = (act: (clientId: string) => Promise<unknown>) => (clientIds: string[]) =>
  Promise.all(clientIds.map(act));

export const useCancel = () =>
  useMutation({ mutationFn: forEach((id) => ask().cancelSync(id)), onError: refused });

export const usePause = () =>
  useMutation({ mutationFn: forEach((id) => ask().pauseSync(id)), onError: refused });

/** A paused run, or one that stopped half-way, goes on. */
export const useResume = () =>
  useMutation({ mutationFn: forEach((id) => ask().resumeSync(id)), onError: refused });

export const useDiscard = () =>
  useMutation({ mutationFn: forEach((id) => ask().discardRun(id)), onError: refused });

export const isPaused = ({ run }: SyncStatus) => run?.status === "paused";
export const isMoving = (status: SyncStatus) => isUnderWay(status.run?.status) && !isPaused(status);
/** It stopped half-way, or stands paused. */
export const canGoOn = (status: SyncStatus) =>
  isPaused(status) || (status.resumable !== null && !isUnderWay(status.run?.status));

/** The clients with a run that holds them, paused ones among them. */
export function useUnderWay() {
  const { data: status = [] } = useSyncStatus();
  return status.filter(({ run }) => isUnderWay(run?.status));
}

/** Syncs every client that is free, by F9 or a button anywhere. With none free, it says what they are at. */
export function useSyncAll(): { start: (refresh?: boolean) => void; ready: boolean; allBusy: boolean } {
  const { data: desk } = useDesk();
  const busy = new Set(useUnderWay().map(({ clientId }) => clientId));
  const { mutate, isPending } = useStart();
  const clients = desk?.clients ?? [];
  const free = clients.filter(({ id }) => !busy.has(id));
  return {
    ready: clients.length > 0 && !isPending,
    allBusy: clients.length > 0 && free.length === 0,
    start: (refresh = false) => {
      const wanted = free.length > 0 ? free : clients;
      if (wanted.length > 0) mutate(wanted.map(({ id }) => wholeClient(id, refresh)));
    },
  };
}
