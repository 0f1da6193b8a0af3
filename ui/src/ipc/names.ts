// What the contract's codes are called on screen.
import type {
  ChangeKind,
  Dataset,
  ExpirySource,
  FreshnessState,
  OutcomeKind,
  PropertyKind,
  PropertyState,
  ResumePolicy,
  Run,
  RunStatus,
  RunTrigger,
} from "./bindings";

export const datasetNames: Record<Dataset, string> = {
  leases: "Leases",
  offers: "Renewal offers",
  emea: "EMEA terms",
  options: "Lease options",
  notes: "Notes",
  charges: "Charges",
  delinquencies: "Arrears",
  budget: "Budget",
};

export const datasets = Object.keys(datasetNames) as Dataset[];

export const outcomeNames: Record<OutcomeKind, string> = {
  rows: "Answered",
  empty: "Answered, nothing there",
  not_applicable: "Doesn't apply here",
  not_permitted: "Key may not use it",
  failed: "Failed",
};

export const freshnessNames: Record<FreshnessState, string> = {
  fresh: "Fresh",
  old: "Old",
  failed: "Failed",
  not_permitted: "Not allowed",
  never_asked: "Never asked",
  not_applicable: "Doesn't apply",
};

export const runStatusNames: Record<RunStatus, string> = {
  waiting: "Waiting",
  active: "Running",
  paused: "Paused",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const runTriggerNames: Record<RunTrigger, string> = {
  user: "By hand",
  schedule: "By schedule",
  start: "At start",
  lease: "One lease",
};

/** Runs of older versions do not say. */
export const triggerName = ({ trigger }: Run): string => runTriggerNames[trigger ?? "user"];

export const changeKindNames: Record<ChangeKind, string> = {
  new: "New",
  gone: "Gone",
  back: "Back",
  expiry: "Expiry moved",
  rent: "Rent",
  option: "Option notice",
  offer: "Offer",
  occupant: "Occupant",
  suite: "Suite",
  area: "Area",
  note: "Note",
};

/** Bands of the deadline, as the program groups by them. */
const bandNames: Record<string, string> = {
  overdue: "Overdue",
  this_week: "This week",
  within_30: "Within 30 days",
  within_60: "Within 60 days",
  within_90: "Within 90 days",
  within_180: "Within 180 days",
  later: "Later",
  holdover: "Expired, still open",
};

export const bandName = (band: string): string => bandNames[band] ?? band.replaceAll("_", " ");

export const resumePolicyNames: Record<ResumePolicy, string> = {
  auto: "Go on by itself",
  offer: "Ask me",
};

export const propertyStateNames: Record<PropertyState, string> = {
  pending: "Not started",
  active: "Under way",
  done: "Done",
  failed: "Has failures",
};

export const expirySourceNames: Record<ExpirySource, string> = {
  emea: "EMEA terms",
  lease: "the lease",
  offer: "the offer",
};

export const kindNames: Record<PropertyKind, string> = {
  commercial: "Commercial",
  residential: "Residential",
};

/** The run holds its client: no other can start. A paused one does too. */
export function isUnderWay(status: RunStatus | undefined): boolean {
  return status === "waiting" || status === "active" || status === "paused";
}
