// A pretend run: batches of five properties, one call for each property and dataset, a window that fills, failures at the
// end. It moves one step at each `step()`; who calls it (a timer, a test) decides how fast time goes.
import type {
  Client,
  ClientProperty,
  Dataset,
  Failure,
  PropertyProgress,
  Run,
  RunFailure,
  RunOutcome,
  RunStatus,
  RunTrigger,
  SyncRequest,
  SyncStatus,
} from "../bindings";
import { datasets } from "../names";
import { outcomesOf } from "./outcomes";

export const pretendFailures: RunFailure[] = [
  {
    propertyId: "006146",
    dataset: "charges",
    code: "server_error",
    message: "500 Internal Server Error after 4 attempts",
  },
  {
    propertyId: "006146",
    dataset: "notes",
    code: "network_timeout",
    message: "no answer within 60 s, 4 attempts",
  },
  { propertyId: "006167", dataset: "options", code: "credentials_rejected", message: "401 Unauthorized" },
];

const outage: Failure = { code: "network_unreachable", message: "connection refused, 4 attempts" };
const interrupted: Failure = { code: "interrupted", message: "the program ended" };
const BATCH = 5;

export class PretendRun {
  readonly id: string;
  private done = 0;
  private state: RunStatus = "active";
  private finishedOn: number | null = null;
  private error: Failure | null = null;
  private heldUntil: number | null = null;
  private left = false;
  readonly properties: ClientProperty[];
  readonly asked: Dataset[];

  constructor(
    private readonly client: Client,
    request: SyncRequest,
    number: number,
    readonly startedOn: number,
    private readonly renewals: number,
    private readonly trigger: RunTrigger = "user",
  ) {
    this.id = `0199-run-${String(number).padStart(4, "0")}`;
    const wanted = request.propertyIds;
    this.properties = client.properties.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
    this.asked = request.datasets.length === 0 ? datasets : request.datasets;
  }

  get clientId(): string {
    return this.client.id;
  }

  get planned(): number {
    return this.properties.length * this.asked.length;
  }

  get calls(): number {
    return this.done;
  }

  get status(): RunStatus {
    return this.state;
  }

  get underWay(): boolean {
    return this.state === "active" || this.state === "paused";
  }

  get resumable(): boolean {
    return this.error?.code === "interrupted" && !this.left;
  }

  step(calls: number, now: number): void {
    if (this.heldUntil !== null && now >= this.heldUntil) this.heldUntil = null;
    if (this.state !== "active" || this.heldUntil !== null) return;
    this.done = Math.min(this.planned, this.done + calls);
    if (this.done === this.planned) this.end("completed", now);
  }

  pause(): void {
    if (this.state === "active") this.state = "paused";
  }

  /** A paused run, or one that stopped half-way. */
  goOn(): void {
    this.state = "active";
    this.error = null;
    this.finishedOn = null;
  }

  /** It stays as it stopped. */
  leave(): void {
    this.left = true;
  }

  /** The network went away: it tries again then. */
  hold(until: number): void {
    this.heldUntil = until;
  }

  /** The program ended in its midst. */
  stopHalfWay(now: number): void {
    this.end("failed", now);
    this.error = interrupted;
  }

  end(state: RunStatus, now: number): void {
    this.state = state;
    this.finishedOn = now;
    this.heldUntil = null;
  }

  get failures(): RunFailure[] {
    // A retry of one property always succeeds, so that failures can be seen to go away.
    const wholePortfolio = this.properties.length > 1 && this.asked.length > 1;
    if (this.state !== "completed" || !wholePortfolio) return [];
    return pretendFailures.filter((one) => this.properties.some(({ id }) => id === one.propertyId));
  }

  outcomes(): RunOutcome[] {
    const { properties, asked, failures, startedOn, done } = this;
    return outcomesOf({ properties, asked, failures, startedOn, done });
  }

  toRun(now: number): Run {
    const doneProperties = Math.floor(this.done / this.asked.length);
    const totalBatches = Math.ceil(this.properties.length / BATCH);
    const batch = Math.min(totalBatches, Math.floor(doneProperties / BATCH) + 1);
    const moving = this.state === "active";
    return {
      id: this.id,
      clientId: this.client.id,
      clientName: this.client.name,
      status: this.state,
      progress: {
        current: doneProperties,
        total: this.properties.length,
        batch,
        totalBatches,
        status: moving ? `Fetching, batch ${batch} of ${totalBatches}` : "",
        callsDone: this.done,
        callsPlanned: this.planned,
        waitingUntil: this.heldUntil,
        finishEstimate: moving && this.heldUntil === null ? now + (this.planned - this.done) * 100 : null,
        held: this.heldUntil === null ? null : outage,
      },
      result: this.underWay
        ? null
        : {
            properties: doneProperties,
            renewals: this.renewals,
            calls: this.done,
            cacheHits: 12,
            failures: this.failures,
            retries: this.outcomes().reduce((sum, { retries }) => sum + retries, 0),
            waitedMs: this.done > 100 ? 11_000 : 0,
          },
      error: this.error,
      processedOn: this.startedOn,
      finishedOn: this.finishedOn,
      trigger: this.trigger,
    };
  }

  toStatus(now: number, nextRunAt: number | null): SyncStatus {
    const each = this.asked.length;
    const properties = this.properties.map(({ id, name }, at): PropertyProgress => {
      const callsDone = Math.max(0, Math.min(each, this.done - at * each));
      const failed = this.failures.some((failure) => failure.propertyId === id);
      const state = callsDone === each ? (failed ? "failed" : "done") : callsDone > 0 ? "active" : "pending";
      return { propertyId: id, propertyName: name, state, callsDone, callsPlanned: each };
    });
    return {
      clientId: this.client.id,
      clientName: this.client.name,
      run: this.toRun(now),
      properties,
      resumable: this.resumable ? this.id : null,
      nextRunAt,
    };
  }
}
