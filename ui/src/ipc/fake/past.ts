// Runs of the weeks before, so that history and figures have something to show. Seeded: the same at every start.
import type { Analytics, Client, DayFigures, FailureCode, Run, RunFailure, RunOutcome } from "../bindings";
import { datasets } from "../names";
import { outcomesOf } from "./outcomes";
import { seeded } from "./random";

const DAY = 86_400_000;
const codes: FailureCode[] = [
  "network_timeout",
  "network_timeout",
  "server_busy",
  "server_error",
  "throttled",
  "credentials_rejected",
  "blank_answer",
];

export type PastRun = { run: Run; outcomes: () => RunOutcome[] };

/** Weekdays by schedule in the morning, now and then one by hand: `count` of them, the oldest first. */
export function pastRuns(clients: Client[], count: number, now: number): PastRun[] {
  const random = seeded(23);
  const runs: PastRun[] = [];
  for (let at = 0, day = 1; at < count; day++) {
    const morning = now - day * DAY - 2 * 3_600_000;
    if ([0, 6].includes(new Date(morning).getDay())) continue;
    for (const client of clients) runs.push(pastRun(client, morning, at++, random));
    const first = clients[0];
    if (first && random.chance(0.25)) runs.push(pastRun(first, morning + 5 * 3_600_000, at++, random));
  }
  return runs.slice(0, count).toSorted((a, b) => a.run.processedOn - b.run.processedOn);
}

function pastRun(client: Client, startedOn: number, at: number, random: ReturnType<typeof seeded>): PastRun {
  const total = client.properties.length;
  const planned = total * datasets.length;
  const cacheHits = random.int(0, Math.floor(planned / 2));
  const ending = random.next();
  const status = ending < 0.05 ? "cancelled" : ending < 0.08 ? "failed" : "completed";
  const failures: RunFailure[] = random.chance(0.4)
    ? Array.from({ length: random.int(1, 6) }, () => ({
        propertyId: random.pick(client.properties).id,
        dataset: random.pick(datasets),
        code: random.pick(codes),
        message: "as recorded",
      }))
    : [];
  const done = status === "completed" ? planned : Math.floor(planned / 3);
  const retries = random.int(0, 9);
  const waitedMs = random.chance(0.4) ? random.int(4, 190) * 1000 : 0;
  const calls = Math.max(0, done - cacheHits) + retries;
  const run: Run = {
    id: `0198-run-${String(9000 - at)}`,
    clientId: client.id,
    clientName: client.name,
    status,
    progress: {
      current: Math.floor(done / datasets.length),
      total,
      batch: 1,
      totalBatches: Math.ceil(total / 5),
      status: "",
      callsDone: calls,
      callsPlanned: planned - cacheHits,
      waitingUntil: null,
      finishEstimate: null,
      held: null,
    },
    result: {
      properties: Math.floor(done / datasets.length),
      renewals: 455,
      calls,
      cacheHits,
      failures,
      retries,
      waitedMs,
    },
    error: status === "failed" ? { code: "network_unreachable", message: "no route to host" } : null,
    processedOn: startedOn,
    finishedOn: startedOn + calls * 110 + waitedMs,
    trigger: at % 4 === 3 ? "user" : at % 11 === 5 ? "start" : "schedule",
  };
  const { properties } = client;
  return { run, outcomes: () => outcomesOf({ properties, asked: datasets, failures, startedOn, done }) };
}

const dayOf = (instant: number) => {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

export function analyse(runs: Run[], days: number, now: number): Analytics {
  const byDay = new Map<string, DayFigures>();
  for (let back = days - 1; back >= 0; back--) {
    const date = dayOf(now - back * DAY);
    byDay.set(date, {
      date,
      runs: 0,
      calls: 0,
      saved: 0,
      retries: 0,
      waitedMs: 0,
      durationMs: 0,
      failures: 0,
    });
  }
  const counts = new Map<FailureCode, number>();
  for (const { result, processedOn, finishedOn } of runs) {
    const day = byDay.get(dayOf(processedOn));
    if (!day || !result) continue;
    day.runs += 1;
    day.calls += result.calls;
    day.saved += result.cacheHits;
    day.retries += result.retries ?? 0;
    day.waitedMs += result.waitedMs ?? 0;
    day.durationMs += finishedOn === null ? 0 : finishedOn - processedOn;
    day.failures += result.failures.length;
    for (const { code } of result.failures) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const failures = [...counts].map(([code, count]) => ({ code, count }));
  return { days: [...byDay.values()], failures: failures.toSorted((a, b) => b.count - a.count) };
}
