// What the pretend program knows and how it moves on: its clients, its runs, and what they left behind. Time is an argument.
import type {
  BudgetState,
  Client,
  Drift,
  HeldAnswer,
  Renewal,
  Run,
  RunFailure,
  Stale,
  StaleTopic,
  StartedRun,
  SyncRequest,
  SyncStatus,
} from "../bindings";
import { defaultDeskSettings, type FullDeskSettings, fullSettings } from "../settings";
import { allClients } from "./clients";
import { deadlineOf } from "./deadline";
import { FollowUps } from "./follow-ups";
import { type PastRun, pastRuns } from "./past";
import { generatePortfolio } from "./portfolio";
import { PretendRun } from "./run";
import { nextStarts } from "./schedule";
import { pretendDrift, pretendHeld } from "./trouble";
import { work } from "./worked";

/** What a window or a test may want to see at once: `mixed` has the first client running and the second paused, `aged` data of many
 * ages, `listed` a property that was listed since the last run. */
export type Scene = "mixed" | "outage" | "halfway" | "shrunk" | "drift" | "surprise" | "aged" | "listed";

export type FakeOptions = {
  filled?: boolean;
  today?: string;
  now?: () => number;
  clients?: number;
  /** how many runs there were before */
  past?: number;
  scenes?: Scene[];
  /** how long the refresh of one lease takes */
  refreshMs?: number;
  /** somebody has worked at the desk before: follow-ups and notes are there */
  worked?: boolean;
};

export class State {
  readonly today: string;
  readonly now: () => number;
  readonly refreshMs: number;
  readonly clients: Client[] = [];
  readonly past: PastRun[] = [];
  settings: FullDeskSettings = defaultDeskSettings;
  readonly followUps: FollowUps;
  held: HeldAnswer[] = [];
  drift: Drift[] = [];
  runs: PretendRun[] = [];
  private readonly heard = new Set<(stale: Stale) => void>();
  private readonly synced = new Set<string>();
  private readonly failing = new Map<string, RunFailure[]>();
  private readonly refreshedAt = new Map<string, number>();
  private readonly surprised: boolean;
  /** how much older each property's data is than that of the one before */
  readonly agedMs: number;

  constructor({
    filled = false,
    today = "2026-11-23",
    now = Date.now,
    clients = 1,
    past = 0,
    scenes = [],
    refreshMs = 0,
    worked = false,
  }: FakeOptions) {
    this.today = today;
    this.now = now;
    this.refreshMs = refreshMs;
    // Told apart by their time, as people's edits are.
    let told = 0;
    const tell = () => {
      told = Math.max(told + 1, now());
      return told;
    };
    this.followUps = new FollowUps(tell, () => this.settings.stages);
    this.surprised = scenes.includes("surprise");
    this.agedMs = scenes.includes("aged") ? 9 * 3_600_000 : 0;
    if (!filled) return;
    this.clients.push(...allClients.slice(0, clients));
    this.past = pastRuns(this.clients, past, now());
    for (const client of this.clients) this.start(client, whole(client.id), now() - 240_000);
    this.step(10_000, now() - 200_000);
    if (worked) work(this.followUps, this.visible(), today);
    this.play(scenes);
  }

  private play(scenes: Scene[]): void {
    const [first, second] = this.clients;
    const begin = (client: Client | undefined, calls: number) => {
      if (!client) return undefined;
      this.start(client, whole(client.id), this.now() - 60_000);
      const run = this.runs.at(-1);
      run?.step(calls, this.now());
      return run;
    };
    if (scenes.includes("mixed")) {
      begin(first, 60);
      begin(second, 24)?.pause();
    }
    if (scenes.includes("outage")) begin(first, 70)?.hold(this.now() + 95_000);
    if (scenes.includes("halfway")) begin(first, 90)?.stopHalfWay(this.now() - 30_000);
    if (scenes.includes("shrunk") && first) this.held = pretendHeld(first.id, this.now());
    if (scenes.includes("listed") && first) {
      const properties = [...first.properties, { id: "006199", name: "Newly Listed", kind: null }];
      this.clients[0] = { ...first, properties };
    }
    if (scenes.includes("drift") && first) this.drift = pretendDrift(first.id, this.now());
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
    for (const run of this.runs.filter((one) => one.status === "active")) {
      run.step(calls, now);
      if (run.underWay) this.tell("status");
      else this.finish(run);
    }
  }

  private finish(run: PretendRun): void {
    this.synced.add(run.clientId);
    const asked = (one: RunFailure) =>
      run.asked.includes(one.dataset) && run.properties.some(({ id }) => id === one.propertyId);
    const still = this.failuresOf(run.clientId).filter((one) => !asked(one));
    this.failing.set(run.clientId, [...still, ...run.failures]);
    this.tell("status", "runs", "renewals");
  }

  failuresOf(clientId: string): RunFailure[] {
    return this.failing.get(clientId) ?? [];
  }

  start(client: Client, request: SyncRequest, at: number): StartedRun {
    const current = this.runOf(client.id);
    if (current?.underWay) return { runId: current.id, joined: true, resumed: false };
    // One that was cut short is gone on with, as long as nobody left it.
    if (current?.resumable && request.propertyIds.length === 0) {
      current.goOn();
      this.tell("status", "runs");
      return { runId: current.id, joined: false, resumed: true };
    }
    const renewals = this.portfolio(client).length;
    const run = new PretendRun(client, request, this.runs.length + 1, at, renewals);
    this.runs.push(run);
    this.tell("status", "runs");
    return { runId: run.id, joined: false, resumed: false };
  }

  runOf(clientId: string): PretendRun | undefined {
    return this.runs.findLast((run) => run.clientId === clientId);
  }

  /** Every run there was, the newest first. */
  allRuns(): Run[] {
    const now = this.now();
    return [...this.past.map(({ run }) => run), ...this.runs.map((run) => run.toRun(now))].toReversed();
  }

  statusOf(client: Client): SyncStatus {
    const { schedule } = fullSettings(client.settings);
    const starts = schedule.enabled ? nextStarts(schedule, this.now(), 1) : [];
    const nextRunAt = typeof starts === "string" ? null : (starts[0] ?? null);
    return (
      this.runOf(client.id)?.toStatus(this.now(), nextRunAt) ?? {
        clientId: client.id,
        clientName: client.name,
        run: null,
        properties: [],
        resumable: null,
        nextRunAt,
      }
    );
  }

  remove(client: Client): void {
    this.clients.splice(this.clients.indexOf(client), 1);
    this.synced.delete(client.id);
    this.runs = this.runs.filter((run) => run.clientId !== client.id);
    this.tell("clients", "renewals");
  }

  private portfolio(client: Client): Renewal[] {
    const seed = 7 + allClients.findIndex(({ id }) => id === client.id);
    return generatePortfolio(client, this.today, this.now(), Math.max(7, seed));
  }

  visible(): Renewal[] {
    return this.clients
      .filter(({ id }) => this.synced.has(id))
      .flatMap((client) => this.portfolio(client))
      .map((row) => ({ ...row, syncedAt: this.refreshedAt.get(row.leaseId) ?? row.syncedAt }))
      .map((row) => this.withFollowUp(row));
  }

  private withFollowUp(row: Renewal): Renewal {
    const { followUp, ownNotes } = this.followUps.of(row);
    const said = { ...row, followUp, ownNotes: ownNotes.length };
    return { ...said, deadline: deadlineOf(said, this.followUps.stages(), this.today) };
  }

  refreshed(leaseId: string): void {
    this.refreshedAt.set(leaseId, this.now());
    this.tell("renewals", "status", "runs");
  }

  budget({ id, quota, settings }: Client): BudgetState {
    const recent = this.runs.filter((run) => run.clientId === id && run.startedOn > this.now() - 300_000);
    const calls = recent.reduce((sum, run) => sum + run.calls, 0);
    const { headroom } = fullSettings(settings);
    const usable = quota.calls - headroom;
    const believed = this.surprised ? Math.floor(usable * 0.6) : usable;
    const used = Math.min(believed, calls);
    return {
      limit: quota,
      left: believed - used,
      underWay: recent.some((run) => run.status === "active") ? 4 : 0,
      nextCallAt: used === believed ? this.now() + 134_000 : null,
      fullAgainAt: used > 0 ? this.now() + 240_000 : null,
      headroom,
      believed,
    };
  }
}

export const whole = (clientId: string): SyncRequest => ({
  clientId,
  propertyIds: [],
  datasets: [],
  refresh: false,
});
