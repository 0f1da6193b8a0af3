// A pretend run: batches of five properties, one call for each property and dataset, a window that fills, two failures at
// the end. It moves one step at each `step()`; who calls it (a timer, a test) decides how fast time goes.
import type {
  Client,
  ClientProperty,
  Dataset,
  PropertyProgress,
  Run,
  RunFailure,
  RunStatus,
  SyncRequest,
  SyncStatus,
} from "../bindings";
import { datasets } from "../names";

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

const BATCH = 5;

export class PretendRun {
  readonly id: string;
  private done = 0;
  private state: RunStatus = "active";
  private finishedOn: number | null = null;
  private readonly properties: ClientProperty[];
  private readonly asked: Dataset[];

  constructor(
    private readonly client: Client,
    request: SyncRequest,
    number: number,
    private readonly startedOn: number,
    private readonly renewals: number,
  ) {
    this.id = `0199-run-${String(number).padStart(4, "0")}`;
    const wanted = request.propertyIds;
    this.properties = client.properties.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
    this.asked = request.datasets.length === 0 ? datasets : request.datasets;
  }

  get planned(): number {
    return this.properties.length * this.asked.length;
  }

  get calls(): number {
    return this.done;
  }

  get underWay(): boolean {
    return this.state === "active";
  }

  step(calls: number, now: number): void {
    if (!this.underWay) return;
    this.done = Math.min(this.planned, this.done + calls);
    if (this.done === this.planned) this.end("completed", now);
  }

  end(state: RunStatus, now: number): void {
    this.state = state;
    this.finishedOn = now;
  }

  get failures(): RunFailure[] {
    // A retry of one property always succeeds, so that failures can be seen to go away.
    const wholePortfolio = this.properties.length > 1 && this.asked.length > 1;
    return this.state === "completed" && wholePortfolio ? pretendFailures : [];
  }

  toRun(now: number): Run {
    const doneProperties = Math.floor(this.done / this.asked.length);
    const totalBatches = Math.ceil(this.properties.length / BATCH);
    const batch = Math.min(totalBatches, Math.floor(doneProperties / BATCH) + 1);
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
        status: this.underWay ? `Fetching, batch ${batch} of ${totalBatches}` : "",
        callsDone: this.done,
        callsPlanned: this.planned,
        waitingUntil: null,
        finishEstimate: this.underWay ? now + (this.planned - this.done) * 100 : null,
      },
      result: this.underWay
        ? null
        : {
            properties: doneProperties,
            renewals: this.renewals,
            calls: this.done,
            cacheHits: 12,
            failures: this.failures,
          },
      error: null,
      processedOn: this.startedOn,
      finishedOn: this.finishedOn,
    };
  }

  toStatus(now: number): SyncStatus {
    const each = this.asked.length;
    const properties = this.properties.map(({ id, name }, at): PropertyProgress => {
      const callsDone = Math.max(0, Math.min(each, this.done - at * each));
      const failed = this.failures.some((failure) => failure.propertyId === id);
      const state = callsDone === each ? (failed ? "failed" : "done") : callsDone > 0 ? "active" : "pending";
      return { propertyId: id, propertyName: name, state, callsDone, callsPlanned: each };
    });
    return { clientId: this.client.id, clientName: this.client.name, run: this.toRun(now), properties };
  }
}
