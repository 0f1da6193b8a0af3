// A pretend program behind the door, for a plain browser and for UI tests. Deterministic: the same portfolio on the same
// "today" at every start, and time is an argument. `?start=filled` skips the first run.
import type {
  BudgetState,
  Client,
  CommandError,
  PropertySummary,
  Run,
  RunFailure,
  Stale,
  StaleTopic,
  StartedRun,
  SyncRequest,
} from "./bindings";
import type { Commands, Door } from "./door";
import { datasetStates, detailOf } from "./fake/detail";
import { generatePortfolio, propertyNames } from "./fake/portfolio";
import { readPropertyList } from "./fake/property-list";
import { PretendRun } from "./fake/run";
import { view } from "./fake/view";
import { datasets } from "./names";

const refuse = (code: CommandError["code"], message: string) =>
  Promise.reject<never>({ code, message } satisfies CommandError);

export const sampleClient: Client = {
  id: "sample",
  name: "Sample portfolio",
  url: "http://127.0.0.1:40123/mri/api.asp",
  mriClientId: "C000001",
  database: "SAMPLE",
  user: "demo",
  quota: { calls: 2500, windowSecs: 300 },
  secretStore: "env",
  properties: propertyNames,
  sample: true,
};

export type FakeOptions = { filled?: boolean; today?: string; now?: () => number };

export class Fake implements Door {
  private readonly today: string;
  private readonly now: () => number;
  private readonly clients: Client[] = [];
  private readonly heard = new Set<(stale: Stale) => void>();
  private runs: PretendRun[] = [];
  private synced = new Set<string>();
  /** What each question was asked with, for tests to look at. */
  readonly asked: { command: keyof Commands; with: unknown[] }[] = [];
  /** The next answer to a command is this refusal. */
  readonly refusals = new Map<keyof Commands, CommandError>();

  constructor({ filled = false, today = "2026-11-23", now = Date.now }: FakeOptions = {}) {
    this.today = today;
    this.now = now;
    if (!filled) return;
    this.clients.push(sampleClient);
    this.start(
      sampleClient,
      { clientId: sampleClient.id, propertyIds: [], datasets: [], refresh: false },
      now() - 240_000,
    );
    this.step(10_000, now() - 200_000);
  }

  hear(heard: (stale: Stale) => void): Promise<() => void> {
    this.heard.add(heard);
    return Promise.resolve(() => void this.heard.delete(heard));
  }

  tell(...topics: StaleTopic[]): void {
    for (const heard of this.heard) heard({ topics });
  }

  /** Lets every run under way make some calls. */
  step(calls: number, now = this.now()): void {
    for (const run of this.runs.filter((one) => one.underWay)) {
      run.step(calls, now);
      if (!run.underWay) this.finish(run);
      else this.tell("status");
    }
  }

  private finish(run: PretendRun): void {
    this.synced.add(run.toRun(this.now()).clientId);
    this.tell("status", "runs", "renewals");
  }

  private start(client: Client, request: SyncRequest, at: number): StartedRun {
    const current = this.runs.find((run) => run.underWay && run.toRun(at).clientId === client.id);
    if (current) return { runId: current.id, joined: true };
    const run = new PretendRun(client, request, this.runs.length + 1, at, this.portfolio().length);
    this.runs.push(run);
    this.tell("status", "runs");
    return { runId: run.id, joined: false };
  }

  private portfolio() {
    const first = this.clients[0];
    return first ? generatePortfolio(first.id, this.today, this.now()) : [];
  }

  private visible() {
    return this.synced.size > 0 ? this.portfolio() : [];
  }

  private failures(): RunFailure[] {
    return this.runs.at(-1)?.failures ?? [];
  }

  private budget(client: Client): BudgetState {
    const recent = this.runs.filter(
      (run) => run.toRun(0).clientId === client.id && run.toRun(0).processedOn > this.now() - 300_000,
    );
    const used = Math.min(
      client.quota.calls,
      recent.reduce((sum, run) => sum + run.calls, 0),
    );
    const underWay = this.runs.some((run) => run.underWay) ? 4 : 0;
    return {
      limit: client.quota,
      left: client.quota.calls - used,
      underWay,
      nextCallAt: used === client.quota.calls ? this.now() + 134_000 : null,
      fullAgainAt: used > 0 ? this.now() + 240_000 : null,
    };
  }

  private withClient<T>(id: string, then: (client: Client) => T): Promise<T> {
    const client = this.clients.find((one) => one.id === id);
    return client ? Promise.resolve(then(client)) : refuse("not_found", `no client ${id}`);
  }

  private readonly commands: Commands = {
    desk: async () => ({
      version: "0.1.0",
      today: this.today,
      dataDir: "/home/you/.local/share/renewal-desk",
      clients: [...this.clients],
      notices: [],
    }),
    addClient: async (form) => {
      const { key: _key, password: _password, ...kept } = form;
      const client: Client = { ...kept, id: `client-${this.clients.length + 1}`, sample: false };
      this.clients.push(client);
      this.tell("clients");
      return client;
    },
    testConnection: async (form) => {
      const propertyId = form.properties[0]?.id ?? "";
      const answers = datasets.map((dataset, at) => ({
        dataset,
        api: `MRI_S-PMCM_${datasetApi[dataset]}`,
        propertyId,
        durationMs: 180 + at * 35,
        outcome:
          dataset === "budget"
            ? ("not_permitted" as const)
            : dataset === "offers"
              ? ("not_applicable" as const)
              : dataset === "delinquencies"
                ? ("empty" as const)
                : ("rows" as const),
        failure: dataset === "budget" ? { code: "not_permitted" as const, message: "403 Forbidden" } : null,
      }));
      return {
        answers,
        calls: answers.length,
        budget: {
          limit: form.quota,
          left: form.quota.calls - answers.length,
          underWay: 0,
          nextCallAt: null,
          fullAgainAt: this.now() + 300_000,
        },
      };
    },
    removeClient: (id) =>
      this.withClient(id, (client) => {
        this.clients.splice(this.clients.indexOf(client), 1);
        this.synced.delete(id);
        this.runs = this.runs.filter((run) => run.toRun(0).clientId !== id);
        this.tell("clients", "status", "renewals", "runs");
        return null;
      }),
    readPropertyList: async (text) => readPropertyList(text),
    pickPropertyFile: async () => ({
      properties: propertyNames.slice(0, 12),
      problems: ["Line 9: “6x/1” is not a property id."],
    }),
    startSample: async () => {
      if (this.clients.length === 0) this.clients.push(sampleClient);
      this.tell("clients");
      return this.start(
        sampleClient,
        { clientId: "sample", propertyIds: [], datasets: [], refresh: false },
        this.now(),
      );
    },
    planSync: (request) =>
      this.withClient(request.clientId, (client) => {
        const { planned } = new PretendRun(client, request, 0, 0, 0);
        const properties = request.propertyIds.length || client.properties.length;
        const cacheHits = request.refresh ? 0 : Math.min(12, planned);
        return {
          properties,
          calls: planned - cacheHits,
          listCalls: properties * 3,
          cacheHits,
          finishEstimate: this.now() + (planned - cacheHits) * 100,
        };
      }),
    startSync: (request) =>
      this.withClient(request.clientId, (client) => this.start(client, request, this.now())),
    cancelSync: (id) =>
      this.withClient(id, () => {
        for (const run of this.runs)
          if (run.underWay && run.toRun(0).clientId === id) run.end("cancelled", this.now());
        this.tell("status", "runs");
        return null;
      }),
    syncStatus: async () =>
      this.clients.map((client) => {
        const last = this.runs.findLast((run) => run.toRun(0).clientId === client.id);
        return last
          ? last.toStatus(this.now())
          : { clientId: client.id, clientName: client.name, run: null, properties: [] };
      }),
    budget: (id) => this.withClient(id, (client) => this.budget(client)),
    listRuns: async (limit) =>
      this.runs
        .map((run) => run.toRun(this.now()))
        .toReversed()
        .slice(0, limit),
    getRun: async (id): Promise<Run> =>
      this.runs.find((run) => run.id === id)?.toRun(this.now()) ?? refuse("not_found", `no run ${id}`),
    viewRenewals: async (query) => view(this.visible(), query, this.today),
    showRenewal: async (_client, propertyId, leaseId) => {
      const row = this.visible().find((one) => one.propertyId === propertyId && one.leaseId === leaseId);
      return row ? detailOf(row, this.failures()) : refuse("not_found", `no lease ${leaseId}`);
    },
    listProperties: async (): Promise<PropertySummary[]> =>
      this.clients.flatMap((client) =>
        client.properties.map(({ id, name, kind }) => {
          const rows = this.visible().filter((row) => row.propertyId === id);
          return {
            clientId: client.id,
            id,
            name,
            kind,
            renewals: rows.length,
            datasets: datasetStates(id, kind, rows[0]?.syncedAt ?? null, this.failures()),
          };
        }),
      ),
    exportRenewals: async (format, filter, sort) => {
      const { count } = view(this.visible(), { generation: 0, filter, sort, first: 0, last: 0 }, this.today);
      return { path: `/home/you/Documents/renewals.${format}`, rows: count };
    },
  };

  /** The commands, remembering what was asked and refusing where a test wants it. */
  readonly ask = new Proxy(this.commands, {
    get:
      (commands, name: keyof Commands) =>
      (...given: unknown[]) => {
        this.asked.push({ command: name, with: given });
        const refusal = this.refusals.get(name);
        if (refusal) return Promise.reject(refusal);
        return (commands[name] as (...all: unknown[]) => Promise<unknown>)(...given);
      },
  });
}

const datasetApi = {
  leases: "Leases",
  offers: "RenewalOffers",
  emea: "CommercialLeasesEMEA",
  options: "CommercialLeaseOptions",
  notes: "CommercialLeaseNotes",
  charges: "RecurringCharges",
  delinquencies: "Delinquencies",
  budget: "BudgetedLeases",
};

/** The browser's own: moves by a timer. */
export function openFake(query: URLSearchParams): Fake {
  const fake = new Fake({ filled: query.get("start") === "filled" });
  setInterval(() => fake.step(2), 250);
  return fake;
}
