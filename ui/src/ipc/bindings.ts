import { invoke } from "@tauri-apps/api/core";
import { type EventCallback, listen } from "@tauri-apps/api/event";

// Commands throw CommandError. Instants are epoch milliseconds, money and areas decimal strings, dates YYYY-MM-DD, unknown is null.

export type CommandErrorCode =
  | "not_found" | "wrong_use" | "busy" | "credentials_missing" | "keychain_unavailable"
  | "storage" | "storage_full" | "newer_file" | "network" | "file" | "internal";
export type CommandError = { code: CommandErrorCode; message: string };

export type PropertyKind = "commercial" | "residential";
export type Dataset = "leases" | "offers" | "emea" | "options" | "notes" | "charges" | "delinquencies" | "budget";
export type OutcomeKind = "rows" | "empty" | "not_applicable" | "not_permitted" | "failed";

export type FailureCode =
  | "network_dns" | "network_unreachable" | "network_tls" | "network_proxy" | "network_timeout" | "network_broken"
  | "throttled" | "credentials_rejected" | "not_permitted" | "server_error" | "server_busy" | "rejected"
  | "blank_answer" | "unreadable_answer" | "answer_too_large" | "row_error" | "foreign_link" | "storage" | "shrunk";

/** calls per windowSecs */
export type QuotaLimit = { calls: number; windowSecs: number };
export type SecretStore = "keychain" | "file" | "env";

export type ClientProperty = { id: string; name: string | null; kind: PropertyKind | null };
export type Client = {
  id: string; name: string; url: string; mriClientId: string; database: string; user: string;
  quota: QuotaLimit; secretStore: SecretStore; properties: ClientProperty[];
  /** The pretend portfolio, answered from inside the program */
  sample: boolean;
};
/** What "Connect to MRI" sends. Key and password go in and never come out again. */
export type ClientForm = {
  name: string; url: string; mriClientId: string; database: string; user: string; key: string; password: string;
  quota: QuotaLimit; secretStore: SecretStore; properties: ClientProperty[];
};
/** What one API answered to a one-row question. `outcome` as for a dataset. */
export type ApiAnswer = { dataset: Dataset; api: string; propertyId: string; outcome: OutcomeKind; failure: Failure | null; durationMs: number };
export type ConnectionTest = { answers: ApiAnswer[]; calls: number; budget: BudgetState };
/** problems: one sentence for each line that was not understood, with its line number */
export type PropertyList = { properties: ClientProperty[]; problems: string[] };

export type Failure = { code: FailureCode; message: string };
export type RunFailure = { propertyId: string; dataset: Dataset; code: FailureCode; message: string };
export type RunStatus = "waiting" | "active" | "completed" | "failed" | "cancelled";
export type Progress = {
  current: number; total: number; batch: number; totalBatches: number;
  /** a phrase: "Listing, batch 2 of 4" */
  status: string; callsDone: number; callsPlanned: number;
  /** the window is full: the next call starts then */
  waitingUntil: number | null;
  /** an estimate: the plan's calls through the window; null = unknown */
  finishEstimate: number | null;
};
export type RunResult = { properties: number; renewals: number; calls: number; cacheHits: number; failures: RunFailure[] };
/** result.failures are complete in getRun and syncStatus; `error` is why the whole run failed */
export type Run = {
  id: string; clientId: string; clientName: string; status: RunStatus; progress: Progress; result: RunResult | null;
  error: Failure | null; processedOn: number; finishedOn: number | null;
};
export type PropertyState = "pending" | "active" | "done" | "failed";
export type PropertyProgress = { propertyId: string; propertyName: string | null; state: PropertyState; callsDone: number; callsPlanned: number };
/** One for each client. run is null when nothing has run since the program started; a finished run stays until the next. */
export type SyncStatus = { clientId: string; clientName: string; run: Run | null; properties: PropertyProgress[] };
export type StartedRun = { runId: string; /** a run was under way already and was joined */ joined: boolean };
export type SyncRequest = { clientId: string; /** empty = all */ propertyIds: string[]; /** empty = all */ datasets: Dataset[]; refresh: boolean };
export type Plan = { properties: number; calls: number; listCalls: number; cacheHits: number; finishEstimate: number | null };

export type BudgetState = {
  limit: QuotaLimit; left: number; underWay: number;
  /** when the next call may start; null = now */
  nextCallAt: number | null;
  /** when all calls are free again; null = they are */
  fullAgainAt: number | null;
};

export type ExpirySource = "emea" | "lease" | "offer";
export type NextOption = { number: string | null; type: string | null; noticeBy: string | null; termMonths: number | null; rate: string | null };
export type ShownOffer = { termMonths: number | null; monthlyRent: string | null; effectiveDate: string | null; expiresOn: string | null; selected: boolean };
export type LastNote = { date: string | null; text: string };
export type Renewal = {
  clientId: string;
  propertyId: string; propertyName: string | null; propertyKind: PropertyKind; suiteId: string | null; leaseId: string;
  occupantName: string | null; leaseStart: string | null; expiryDate: string | null; expirySource: ExpirySource | null;
  daysToExpiry: number | null; areaSqft: string | null; monthlyRent: string | null; annualRent: string | null;
  rentPerSqft: string | null; currency: string | null; option: NextOption | null; offer: ShownOffer | null;
  balanceDue: string | null; budgetRentPerSqft: string | null; notesCount: number | null; lastNote: LastNote | null;
  occupancyStatus: string | null; syncedAt: number | null;
};
/** every field of Renewal that a table can be sorted by */
export type SortField =
  | "propertyId" | "propertyName" | "propertyKind" | "suiteId" | "leaseId" | "occupantName" | "leaseStart" | "expiryDate" | "daysToExpiry"
  | "areaSqft" | "monthlyRent" | "annualRent" | "rentPerSqft" | "optionNoticeBy" | "offerRent" | "balanceDue" | "budgetRentPerSqft"
  | "notesCount" | "occupancyStatus" | "syncedAt";
export type SortKey = { field: SortField; descending: boolean };
/**
 * filter: the one-line language. Terms are joined by "and"; a leading "-" negates one:
 *   words            search occupant, property, suite, lease ("two words" in quotes)
 *   property:006146,006147   kind:residential   client:ID
 *   due:<60d (expired but open included)  due:<24mo  due:<0d (expired)  due:0..90d
 *   expiry:2026-01-01..2026-06-30  expiry:2026-03  expiry:2026  expiry:..2026-12-31  expiry:none
 *   has:option has:offer has:notes has:arrears
 *   rent:>1000 area:<5000 balance:>0
 * generation: a number that grows with each new question, so that a late answer can be told and dropped.
 * Rows `first` up to and without `last` are sent.
 */
export type ViewQuery = { generation: number; filter: string; sort: SortKey[]; first: number; last: number };
export type Sum = { currency: string | null; amount: string };
/** sums are over the known values only; `unknown` says how many rows had none */
export type ViewTotals = { monthlyRent: Sum[]; rentUnknown: number; areaSqft: string; areaUnknown: number };
export type ViewPage = {
  generation: number; count: number; /** without the filter */ total: number; first: number; rows: Renewal[]; totals: ViewTotals;
  /** terms that the filter did not understand, each with why; they were left out */
  notUnderstood: string[];
};

export type DatasetState = {
  dataset: Dataset;
  /** of the last attempt; null = never asked */
  outcome: OutcomeKind | null; rows: number; /** of the last good answer */ syncedAt: number | null; triedAt: number | null;
  fresh: boolean; failure: Failure | null;
};
export type Lease = {
  propertyId: string; leaseId: string; suiteId: string | null; occupantName: string | null; legalName: string | null; masterOccupantId: string | null;
  occupants: string[]; areaSqft: string | null; occupancyStatus: string | null; startDate: string | null; expiryDate: string | null; vacateDate: string | null;
  termMonths: number | null; monthToMonth: boolean | null; noticeGivenOn: string | null; monthlyRent: string | null; balance: string | null; currency: string | null;
  address: string | null; email: string | null; phone: string | null; lastUpdate: string | null;
};
export type Offer = { leaseId: string; termMonths: number | null; effectiveDate: string | null; expiresOn: string | null; lastDate: string | null; chargeCode: string | null; amount: string | null; concession: string | null; selected: boolean };
export type Emea = {
  leaseId: string; rentStart: string | null; expiry: string | null; noticeDate: string | null; reviewPattern: string | null; nextReviewDate: string | null; reminderPeriod: string | null;
  timeOfTheEssence: boolean | null; upwardReviewOnly: boolean | null; chargeFrom: string | null; chargeTo: string | null; tenancyType: string | null; tenancyStatus: string | null;
  countryCode: string | null; region: string | null; vatNumber: string | null; email: string | null; lastUpdate: string | null;
};
export type LeaseOption = { leaseId: string; suiteId: string | null; number: string | null; type: string | null; optionDate: string | null; noticeBy: string | null; termMonths: number | null; termTo: string | null; rate: string | null; rateDescription: string | null; areaSqft: string | null; notes: string | null; lastUpdate: string | null };
export type Note = { leaseId: string; date: string | null; text: string; reference1: string | null; reference2: string | null; author: string | null; lastUpdate: string | null };
export type Charge = { leaseId: string; code: string | null; startDate: string | null; endDate: string | null; frequency: string | null; amount: string | null; inEffect: boolean | null; chargeDay: number | null; lastBilledOn: string | null; currency: string | null; /** base rent, not a recovery */ baseRent: boolean; lastUpdate: string | null };
export type Delinquency = { leaseId: string; amount: string | null; chargedOn: string | null; description: string | null; category: string | null; thirtyDays: boolean | null; sixtyDays: boolean | null; ninetyDays: boolean | null; ninetyPlusDays: boolean | null; prepaid: string | null };
export type Budget = { leaseId: string; renewType: string | null; rentPerSqft: string | null; improvementPerSqft: string | null; rentCommencement: string | null };
export type RenewalDetail = {
  renewal: Renewal; lease: Lease; offers: Offer[]; emea: Emea | null; options: LeaseOption[]; notes: Note[]; charges: Charge[];
  delinquencies: Delinquency[]; budgets: Budget[]; datasets: DatasetState[];
};

export type PropertySummary = {
  clientId: string; id: string; name: string | null; kind: PropertyKind | null; renewals: number; datasets: DatasetState[];
};
export type ExportFormat = "xlsx" | "csv";
export type ExportedFile = { path: string; rows: number };
export type Desk = {
  version: string; /** the calendar date that days are counted from */ today: string; dataDir: string; clients: Client[];
  /** things the user must know, e.g. that the cache was unreadable and was set aside */
  notices: string[];
};
export type Topic = "clients" | "status" | "renewals" | "runs";
/** Went stale: ask again. */
export type Stale = { topics: Topic[] };

export const commands = {
  desk: (): Promise<Desk> => invoke("desk"),
  addClient: (form: ClientForm): Promise<Client> => invoke("add_client", { form }),
  testConnection: (form: ClientForm): Promise<ConnectionTest> => invoke("test_connection", { form }),
  removeClient: (clientId: string): Promise<null> => invoke("remove_client", { clientId }),
  readPropertyList: (text: string): Promise<PropertyList> => invoke("read_property_list", { text }),
  /** opens the system's file dialog; null = cancelled */
  pickPropertyFile: (): Promise<PropertyList | null> => invoke("pick_property_file"),
  startSample: (): Promise<StartedRun> => invoke("start_sample"),
  planSync: (request: SyncRequest): Promise<Plan> => invoke("plan_sync", { request }),
  startSync: (request: SyncRequest): Promise<StartedRun> => invoke("start_sync", { request }),
  cancelSync: (clientId: string): Promise<null> => invoke("cancel_sync", { clientId }),
  syncStatus: (): Promise<SyncStatus[]> => invoke("sync_status"),
  budget: (clientId: string): Promise<BudgetState> => invoke("budget", { clientId }),
  listRuns: (limit: number): Promise<Run[]> => invoke("list_runs", { limit }),
  getRun: (id: string): Promise<Run> => invoke("get_run", { id }),
  viewRenewals: (query: ViewQuery): Promise<ViewPage> => invoke("view_renewals", { query }),
  showRenewal: (clientId: string, propertyId: string, leaseId: string): Promise<RenewalDetail> => invoke("show_renewal", { clientId, propertyId, leaseId }),
  listProperties: (): Promise<PropertySummary[]> => invoke("list_properties"),
  /** opens the system's save dialog; null = cancelled */
  exportRenewals: (format: ExportFormat, filter: string, sort: SortKey[]): Promise<ExportedFile | null> => invoke("export_renewals", { format, filter, sort }),
};
export const events = { stale: makeEvent<Stale>("stale") };

function makeEvent<T>(name: string) {
  return { listen: (heard: EventCallback<T>) => listen<T>(name, heard) };
}
