// The questions that several rooms ask, keyed by topic: the first part of a key is the topic whose "stale" notice makes
// the answer be asked for again.
import { keepPreviousData, QueryClient, useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ChangeQuery, PropertySummary, Schedule, Stale, StaleTopic } from "./bindings";
import { ask, hear } from "./door";
import { type Early, heardEarly } from "./early";
import { onNewDay } from "./new-day";
import { fullDeskSettings } from "./settings";

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      // Everything is local and a notice says when it went stale; the network being off is no reason to wait.
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always" },
    },
  });

const everything: StaleTopic[] = ["clients", "status", "renewals", "runs", "desk"];

/** What the program says, and a new day: with it everything that counts days is stale. */
async function hearStale(heard: (stale: Stale) => void): Promise<() => void> {
  const stopDays = onNewDay(() => heard({ topics: everything }));
  const stopHearing = await hear(heard);
  for (const stale of heardEarly()) heard(stale);
  return () => {
    stopDays();
    stopHearing();
  };
}

/** Asks again for what went stale, for as long as the window lives. */
export function followStale(client: QueryClient): Promise<() => void> {
  // What is on screen of a lease is ahead of the program while an edit is on its way; the edit asks again at its end.
  const isAhead = ([topic, what, ...lease]: readonly unknown[]) =>
    topic === "renewals" &&
    what === "one" &&
    client.isMutating({ mutationKey: ["follow-up", lease.join(" ")] }) > 0;
  return hearStale(({ topics }) => {
    const touches = (topic: unknown) => topics.includes(topic as StaleTopic);
    void client.invalidateQueries({
      predicate: ({ queryKey, meta }) =>
        !isAhead(queryKey) && (touches(queryKey[0]) || (meta?.also as StaleTopic[])?.some(touches)),
    });
  });
}

const key = (topic: StaleTopic, ...rest: unknown[]) => [topic, ...rest];
/** Further topics, where an answer is made of several. */
const also = (...topics: StaleTopic[]) => ({ also: topics });

const theDesk = { queryKey: key("clients", "desk"), queryFn: () => ask().desk() };
export const useDesk = () => useQuery(theDesk);

export const useDeskSettings = () =>
  useQuery({
    queryKey: key("desk", "settings"),
    queryFn: async () => fullDeskSettings(await ask().deskSettings()),
  });

export const useSyncStatus = () =>
  useQuery({
    queryKey: key("status", "sync"),
    queryFn: () => ask().syncStatus(),
    meta: also("clients"),
  });

const BUDGET_MS = 15_000;

export const useBudget = (clientId: string) =>
  useQuery({
    queryKey: key("status", "budget", clientId),
    queryFn: () => ask().budget(clientId),
    meta: also("clients"),
    // Calls become free with time alone, and nothing tells of it.
    refetchInterval: ({ state: { data } }) =>
      data && data.fullAgainAt !== null && data.fullAgainAt > Date.now() ? BUDGET_MS : false,
  });

export const useRuns = (limit = 50) =>
  useQuery({ queryKey: key("runs", "list", limit), queryFn: () => ask().listRuns(limit) });

export const useRun = (id: string | null) =>
  useQuery({ queryKey: key("runs", "one", id), queryFn: () => ask().getRun(id ?? ""), enabled: id !== null });

export const useRunOutcomes = (runId: string) =>
  useQuery({ queryKey: key("runs", "outcomes", runId), queryFn: () => ask().listRunOutcomes(runId) });

export const useAnalytics = (clientId: string | null, days: number) =>
  useQuery({
    queryKey: key("runs", "analytics", clientId, days),
    queryFn: () => ask().analytics(clientId, days),
    placeholderData: keepPreviousData,
  });

export const useChanges = ({ clientId, runId, limit }: ChangeQuery, enabled = true) =>
  useQuery({
    queryKey: key("runs", "changes", clientId, runId, limit),
    queryFn: () => ask().listChanges({ clientId, runId, limit }),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useHeldAnswers = () =>
  useQuery({ queryKey: key("renewals", "held"), queryFn: () => ask().listHeldAnswers() });

export const useDrift = () =>
  useQuery({ queryKey: key("renewals", "drift"), queryFn: () => ask().listDrift() });

/** Five starts ahead of now; goes stale with the clients, not with the clock. */
export const useNextStarts = (schedule: Schedule, enabled: boolean) =>
  useQuery({
    queryKey: key("clients", "starts", schedule),
    queryFn: () => ask().previewSchedule(schedule),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useProperties = (enabled = true) =>
  useQuery({
    queryKey: key("renewals", "properties"),
    queryFn: () => ask().listProperties(),
    meta: also("clients"),
    enabled,
  });

/** What the list stands on, in a word: of a large portfolio the properties are much to carry about. */
export const useDataAge = () =>
  useQuery({
    queryKey: key("renewals", "data-age"),
    queryFn: () => ask().dataAge(),
    meta: also("clients"),
  });

/** Something of it is there: MRI answered, and the answer was not lost since. */
export const hasAnswer = ({ datasets }: PropertySummary) =>
  datasets.some(({ syncedAt }) => syncedAt !== null);

const FRESHNESS_MS = 60_000;

/** Of each of these clients. What is fresh gets old by time alone, and nothing tells of it. */
export const useFreshness = (clientIds: string[]) =>
  useQueries({
    queries: clientIds.map((clientId) => ({
      queryKey: key("renewals", "freshness", clientId),
      queryFn: () => ask().freshness(clientId),
      meta: also("clients"),
      refetchInterval: FRESHNESS_MS,
    })),
  });

export const useRenewal = (at: { clientId: string; propertyId: string; leaseId: string }) =>
  useQuery({
    queryKey: key("renewals", "one", at.clientId, at.propertyId, at.leaseId),
    queryFn: () => ask().showRenewal(at.clientId, at.propertyId, at.leaseId),
    placeholderData: keepPreviousData,
  });

/** Counts of the queue: renewals by their dates, the staff's follow-ups, and how far the desk looks ahead. */
const theQueue = {
  queryKey: key("renewals", "needs-action"),
  queryFn: () => ask().needsAction(),
  meta: also("desk"),
};
export const useNeedsAction = () => useQuery(theQueue);

/** The early answers, so that no screen asks again. Ends when they are there or refused; a screen will say which. */
export const takeFirst = (client: QueryClient, { desk, action }: Early): Promise<unknown> =>
  Promise.all([
    client.prefetchQuery({ ...theDesk, queryFn: () => desk }),
    client.prefetchQuery({ ...theQueue, queryFn: () => action }),
  ]);

export const useReminders = () =>
  useQuery({
    queryKey: key("desk", "reminders"),
    queryFn: () => ask().listReminders(),
    meta: also("renewals"),
  });

export const useUnseenChanges = () =>
  useQuery({
    queryKey: key("desk", "unseen"),
    queryFn: () => ask().unseenChanges(),
    meta: also("runs"),
  });

export const useViews = () => useQuery({ queryKey: key("desk", "views"), queryFn: () => ask().listViews() });

/** Values of each field and how many renewals have them, under `filter`. */
export const useFacets = (filter: string, enabled = true) =>
  useQuery({
    queryKey: key("renewals", "facets", filter),
    queryFn: () => ask().listFacets(filter),
    meta: also("desk"),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useOverview = (filter: string) =>
  useQuery({
    queryKey: key("renewals", "overview", filter),
    queryFn: () => ask().overview(filter),
    meta: also("runs", "desk"),
    placeholderData: keepPreviousData,
  });

/** Runs something of a room's own when one of the topics went stale; once, if several did. */
export function useStale(of: StaleTopic | StaleTopic[], heard: () => void): void {
  const latest = useRef(heard);
  latest.current = heard;
  const listed = [of].flat().join();
  useEffect(() => {
    const wanted = listed.split(",");
    let stop: (() => void) | null = null;
    let gone = false;
    void hearStale(({ topics }) => topics.some((topic) => wanted.includes(topic)) && latest.current()).then(
      (stopHearing) => {
        if (gone) stopHearing();
        else stop = stopHearing;
      },
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [listed]);
}
