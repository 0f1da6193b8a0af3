// How old the pretend program's data is: what its runs answered, one after another, and what came of the last attempt.
import type {
  Client,
  ClientProperty,
  DatasetFreshness,
  FreshnessState,
  PropertyFreshness,
} from "../bindings";
import { datasets } from "../names";
import { datasetsOf } from "./outcomes";
import type { State } from "./state";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const freshMs = { leases: 5 * MINUTE, offers: 60 * MINUTE, emea: DAY, options: DAY, charges: DAY } as const;
const usualMs = 60 * MINUTE;

export function freshnessOf(state: State, client: Client): PropertyFreshness[] {
  const answers = new Map<string, DatasetFreshness>();
  const runs = state.runs.filter((one) => one.clientId === client.id);
  for (const run of runs) {
    // How much older the first run's answers are made, property by property.
    const older = run === runs[0] ? state.agedMs : 0;
    for (const { propertyId, dataset, outcome, failure, finishedAt, rows, fresh } of run.outcomes()) {
      const key = `${propertyId} ${dataset}`;
      const before = answers.get(key);
      const failed = outcome === "failed";
      // Before the first run that is known here there was another one, some days ago.
      const late = older * (client.properties.findIndex(({ id }) => id === propertyId) % 5);
      const at = (fresh ? finishedAt - 50 * MINUTE : finishedAt) - late;
      const answeredAt = failed
        ? (before?.answeredAt ?? finishedAt - 3 * DAY)
        : outcome === "not_permitted"
          ? null
          : at;
      answers.set(key, {
        dataset,
        state:
          failed || outcome === "not_permitted" ? outcome : outcome === "not_applicable" ? outcome : "fresh",
        answeredAt,
        oldestAt: answeredAt,
        triedAt: at,
        rows: failed ? (before?.rows ?? 24) : (rows ?? 0),
        failure: failed ? failure : null,
        leases: null,
        refreshCalls: outcome === "not_applicable" ? 0 : 1,
      });
    }
  }
  return client.properties.map((property, at) => ({
    ...of(property, at, answers, state),
    clientId: client.id,
  }));
}

function of(
  { id, name, kind }: ClientProperty,
  at: number,
  answers: Map<string, DatasetFreshness>,
  state: State,
): Omit<PropertyFreshness, "clientId"> {
  const applying = datasetsOf(kind);
  const each = datasets.map((dataset): DatasetFreshness => {
    const found = answers.get(`${id} ${dataset}`);
    if (!found) return never(dataset, applying.includes(dataset) ? "never_asked" : "not_applicable");
    const { answeredAt } = found;
    const isOld = found.state === "fresh" && state.now() - (answeredAt ?? 0) > freshFor(dataset);
    // One property's options are asked for lease by lease.
    const leases = dataset === "options" && at === 3 ? { answered: isOld ? 31 : 34, of: 34 } : null;
    const oldestAt = answeredAt === null || leases === null ? answeredAt : answeredAt - 9 * MINUTE;
    const refreshCalls = leases?.of ?? found.refreshCalls;
    return { ...found, state: isOld ? "old" : found.state, answeredAt, oldestAt, leases, refreshCalls };
  });
  const sum = (some: DatasetFreshness[]) => some.reduce((calls, one) => calls + one.refreshCalls, 0);
  const due = each.filter((one) => !["fresh", "not_applicable"].includes(one.state));
  return { id, name, kind, calls: sum(due), refreshCalls: sum(each), datasets: each };
}

const freshFor = (dataset: string): number => (freshMs as Record<string, number>)[dataset] ?? usualMs;

const never = (dataset: DatasetFreshness["dataset"], state: FreshnessState): DatasetFreshness => ({
  dataset,
  state,
  answeredAt: null,
  oldestAt: null,
  triedAt: null,
  rows: 0,
  failure: null,
  leases: null,
  refreshCalls: state === "never_asked" ? 1 : 0,
});
