// The pretend program's answers about runs: planning, starting, stopping, and what they were and found.
import type { Client, HeldAnswer, Run } from "../bindings";
import type { Commands } from "../door";
import { allChanges } from "./changes";
import { freshnessOf } from "./freshness";
import { datasetsOf } from "./outcomes";
import { analyse } from "./past";
import { refuse } from "./refuse";
import { PretendRun } from "./run";
import type { State } from "./state";

type SyncCommands = Pick<
  Commands,
  | "planSync"
  | "startSync"
  | "cancelSync"
  | "pauseSync"
  | "resumeSync"
  | "discardRun"
  | "refreshLease"
  | "syncStatus"
  | "budget"
  | "freshness"
  | "listRuns"
  | "getRun"
  | "listRunOutcomes"
  | "analytics"
  | "listChanges"
  | "listHeldAnswers"
  | "acceptHeldAnswer"
  | "rejectHeldAnswer"
  | "listDrift"
>;

export function syncCommands(state: State): SyncCommands {
  const withClient = <T>(id: string, then: (client: Client) => T | Promise<T>): Promise<T> => {
    const client = state.clients.find((one) => one.id === id);
    return client ? Promise.resolve(then(client)) : refuse("not_found", `no client ${id}`);
  };
  const changeRun = (id: string, change: (run: PretendRun) => void) =>
    withClient(id, () => {
      const run = state.runOf(id);
      if (run) change(run);
      state.tell("status", "runs");
      return null;
    });
  const answered = (propertyId: string) => {
    state.held = state.held.filter((one: HeldAnswer) => one.propertyId !== propertyId);
    state.tell("renewals", "runs");
    return null;
  };

  return {
    planSync: (request) =>
      withClient(request.clientId, (client) => {
        const { planned } = new PretendRun(client, request, 0, 0, 0);
        const properties = request.propertyIds.length || client.properties.length;
        const cacheHits = request.refresh ? 0 : Math.min(12, planned);
        const calls = planned - cacheHits;
        return {
          properties,
          calls,
          listCalls: properties * 3,
          cacheHits,
          listFinishEstimate: state.now() + properties * 3 * 250,
          finishEstimate: state.now() + calls * 100,
        };
      }),
    startSync: (request) =>
      withClient(request.clientId, (client) => state.start(client, request, state.now())),
    cancelSync: (id) => changeRun(id, (run) => run.underWay && run.end("cancelled", state.now())),
    pauseSync: (id) => changeRun(id, (run) => run.pause()),
    resumeSync: (id) => {
      const run = state.runOf(id);
      if (!run || !(run.status === "paused" || run.resumable)) return refuse("not_found", `no run of ${id}`);
      const wasPaused = run.status === "paused";
      run.goOn();
      state.tell("status", "runs");
      return Promise.resolve({ runId: run.id, joined: wasPaused, resumed: !wasPaused });
    },
    discardRun: (id) => changeRun(id, (run) => run.leave()),
    refreshLease: (id, propertyId, leaseId) =>
      withClient(id, async (client) => {
        await new Promise((done) => setTimeout(done, state.refreshMs));
        const kind = client.properties.find((one) => one.id === propertyId)?.kind;
        const applying = datasetsOf(kind ?? null);
        const request = { clientId: id, propertyIds: [propertyId], datasets: applying, refresh: true };
        const run = new PretendRun(client, request, 9000, state.now(), 1, "lease");
        run.step(1000, state.now());
        state.refreshed(leaseId);
        return run.toRun(state.now());
      }),
    syncStatus: async () => state.clients.map((client) => state.statusOf(client)),
    freshness: (id) => withClient(id, (client) => freshnessOf(state, client)),
    budget: (id) => withClient(id, (client) => state.budget(client)),
    listRuns: async (limit) => state.allRuns().slice(0, limit),
    getRun: async (id): Promise<Run> =>
      state.allRuns().find((run) => run.id === id) ?? refuse("not_found", `no run ${id}`),
    listRunOutcomes: async (id) =>
      state.past.find(({ run }) => run.id === id)?.outcomes() ??
      state.runs.find((run) => run.id === id)?.outcomes() ??
      refuse("not_found", `no run ${id}`),
    analytics: async (clientId, days) => {
      const runs = state.allRuns().filter((run) => clientId === null || run.clientId === clientId);
      return analyse(runs, days, state.now());
    },
    listChanges: async ({ clientId, runId, limit }) =>
      allChanges(state)
        .filter((one) => clientId === null || one.clientId === clientId)
        .filter((one) => runId === null || one.runId === runId)
        .slice(0, limit),
    listHeldAnswers: async () => state.held,
    acceptHeldAnswer: async (_client, propertyId) => answered(propertyId),
    rejectHeldAnswer: async (_client, propertyId) => answered(propertyId),
    listDrift: async () => state.drift,
  };
}
