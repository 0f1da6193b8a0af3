// Everything known of one renewal of the pretend portfolio, made up from its row so that the two never disagree.
import type {
  Change,
  Charge,
  Dataset,
  DatasetStanding,
  Delinquency,
  Lease,
  LeaseOption,
  Note,
  Offer,
  Renewal,
  RenewalDetail,
  RunFailure,
} from "../bindings";
import { datasets } from "../names";
import { addDays, addMonths } from "./days";

const texts = [
  "Called the tenant; they are comparing space across the road. Wants an answer on the parking before signing.",
  "Sent draft terms: 60 months at market, two months free, TI allowance to be agreed.",
  "Tenant confirmed in writing that the option will be exercised.\nLegal to prepare the amendment.",
  "HVAC complaint closed. Renewal talk postponed to after the summer.",
];

function notes(row: Renewal): Note[] {
  return Array.from({ length: row.notesCount ?? 0 }, (_, at) => ({
    leaseId: row.leaseId,
    date: addDays("2026-11-02", -at * 37),
    text: texts[at % texts.length] ?? "",
    reference1: at % 2 ? "LEASING" : null,
    reference2: null,
    author: "JMARSH",
    lastUpdate: null,
  }));
}

function charges(row: Renewal): Charge[] {
  if (row.propertyKind === "residential" || row.monthlyRent === null || row.leaseStart === null) return [];
  const rent = Number(row.monthlyRent);
  const start = row.leaseStart;
  const review = addMonths(start, 24);
  const stepOn = row.nextStep?.on ?? null;
  const charge = (
    code: string,
    amount: number,
    [from, to]: [string | null, string | null],
    inEffect: boolean,
    frequency: Charge["frequency"] = "monthly",
  ): Charge => ({
    leaseId: row.leaseId,
    code,
    startDate: from,
    endDate: to,
    frequency,
    amount: amount.toFixed(2),
    inEffect,
    chargeDay: 1,
    lastBilledOn: inEffect ? "2026-11-01" : null,
    currency: row.currency,
    baseRent: code === "BRR",
    lastUpdate: null,
  });
  const until = stepOn ? addDays(stepOn, -1) : row.expiryDate;
  const step = stepOn && row.nextStep?.monthlyRent ? Number(row.nextStep.monthlyRent) : null;
  return [
    charge("BRR", rent, [review, until], true),
    charge("CAM", rent * 0.18, [start, row.expiryDate], true),
    charge("TAX", rent * 0.33, [start, null], true, "quarterly"),
    charge("BRR", rent * 0.94, [start, addDays(review, -1)], false),
    ...(step === null ? [] : [charge("BRR", step, [stepOn, row.expiryDate], false)]),
  ];
}

function lease(row: Renewal): Lease {
  return {
    propertyId: row.propertyId,
    propertyName: row.propertyName,
    leaseId: row.leaseId,
    suiteId: row.suiteId,
    current: row.propertyKind === "residential" ? true : null,
    occupantName: row.occupantName,
    legalName: row.occupantName && `${row.occupantName} Holdings, Inc.`,
    masterOccupantId: `M${row.leaseId.slice(1)}`,
    occupants: row.propertyKind === "residential" && row.occupantName ? [row.occupantName, "Robin Vale"] : [],
    areaSqft: row.areaSqft,
    occupancyStatus: row.occupancyStatus,
    startDate: row.leaseStart,
    expiryDate: row.expiryDate,
    vacateDate: null,
    termMonths: row.propertyKind === "residential" ? 12 : 60,
    monthToMonth: null,
    noticeGivenOn: null,
    monthlyRent: row.monthlyRent,
    balance: row.balanceDue,
    currency: row.currency,
    address: "14 Dock Street, Baltimore MD",
    email: null,
    phone: "+1 410 555 0142",
    lastUpdate: "2026-11-01",
    missingSince: row.syncedAt !== null && row.leaseId.endsWith("07") ? row.syncedAt - 93_600_000 : null,
  };
}

function options(row: Renewal, today: string): LeaseOption[] {
  if (!row.option) return [];
  const { number, type, noticeBy, opensOn, termMonths, rate } = row.option;
  const next: LeaseOption = {
    leaseId: row.leaseId,
    suiteId: row.suiteId,
    number,
    type,
    optionDate: opensOn ?? (row.expiryDate && addDays(row.expiryDate, 1)),
    noticeBy,
    termMonths,
    termTo: null,
    rate: null,
    rateDescription: rate,
    areaSqft: row.areaSqft,
    notes: "Written notice to landlord, no default at the time of notice.",
    lastUpdate: null,
  };
  const before = noticeBy && addMonths(noticeBy, -14);
  if (!before || before >= today) return [next];
  const missed: LeaseOption = {
    ...next,
    number: "E1",
    type: "Expansion",
    noticeBy: before,
    optionDate: null,
  };
  return [next, { ...missed, termMonths: null, rateDescription: null, notes: null }];
}

/** The shown offer, and shorter terms at a higher rent beside it. */
function offers(row: Renewal): Offer[] {
  if (!row.offer) return [];
  const { termMonths, monthlyRent, effectiveDate, expiresOn, lastDate, selected } = row.offer;
  const shown: Offer = {
    leaseId: row.leaseId,
    termMonths,
    effectiveDate,
    expiresOn,
    lastDate,
    chargeCode: "RNT",
    amount: monthlyRent,
    baseRent: true,
    concession: (termMonths ?? 0) >= 12 ? "350.00" : null,
    selected,
  };
  const shorter = [3, 6].flatMap((less, at): Offer[] => {
    const months = (termMonths ?? 0) - less;
    if (months <= 0 || effectiveDate === null || monthlyRent === null) return [];
    const amount = (Number(monthlyRent) * (1.02 + at * 0.02)).toFixed(2);
    const end = addMonths(effectiveDate, months);
    return [{ ...shown, termMonths: months, amount, expiresOn: end, concession: null, selected: false }];
  });
  const pet: Offer = { ...shown, chargeCode: "PET", amount: "35.00", concession: null, baseRent: false };
  return [shown, ...shorter, ...(selected ? [pet] : [])];
}

function delinquencies(row: Renewal): Delinquency[] {
  const due = Number(row.balanceDue ?? 0);
  if (due === 0 || row.propertyKind === "residential") return [];
  const item = (share: number, chargedOn: string, description: string, age: Partial<Delinquency>) => ({
    leaseId: row.leaseId,
    amount: (due * share).toFixed(2),
    chargedOn,
    description,
    category: "RENT",
    thirtyDays: null,
    sixtyDays: null,
    ninetyDays: null,
    ninetyPlusDays: null,
    prepaid: null,
    ...age,
  });
  if (due < 6000) return [item(1, "2026-10-01", "Base rent, October", { thirtyDays: true })];
  return [
    item(0.5, "2026-11-01", "Base rent, November", {}),
    item(0.3, "2026-10-01", "Base rent, October", { thirtyDays: true }),
    item(0.12, "2026-09-01", "CAM, September", { sixtyDays: true }),
    item(0.08, "2026-06-01", "CAM reconciliation 2025", { ninetyPlusDays: true }),
  ];
}

const less = (amount: string) => (Number(amount) * 0.94).toFixed(2);

/** What two earlier runs found moved. */
function changes(row: Renewal): Change[] {
  if (row.syncedAt === null || row.leaseId.endsWith("3")) return [];
  const at = (days: number) => (row.syncedAt ?? 0) - days * 86_400_000;
  const change = (
    id: number,
    days: number,
    kind: Change["kind"],
    before: string | null,
    after: string | null,
  ) => ({
    id,
    clientId: row.clientId,
    propertyId: row.propertyId,
    propertyName: row.propertyName,
    leaseId: row.leaseId,
    suiteId: row.suiteId,
    occupantName: row.occupantName,
    runId: `run-${id}`,
    at: at(days),
    kind,
    before,
    after,
  });
  return [
    ...(row.monthlyRent ? [change(3, 1, "rent", less(row.monthlyRent), row.monthlyRent)] : []),
    ...(row.expiryDate ? [change(2, 12, "expiry", addMonths(row.expiryDate, -12), row.expiryDate)] : []),
    change(1, 40, "new", null, null),
  ];
}

const onlyResidential: Dataset[] = ["offers"];
const onlyCommercial: Dataset[] = ["emea", "options", "notes", "charges", "delinquencies", "budget"];

export function datasetStates(
  propertyId: string,
  kind: string | null,
  syncedAt: number | null,
  failures: RunFailure[],
): DatasetStanding[] {
  return datasets.map((dataset) => {
    const failure = failures.find((one) => one.propertyId === propertyId && one.dataset === dataset) ?? null;
    const foreign = (kind === "residential" ? onlyCommercial : onlyResidential).includes(dataset);
    const outcome =
      syncedAt === null
        ? null
        : failure
          ? "failed"
          : foreign
            ? "not_applicable"
            : dataset === "budget"
              ? "not_permitted"
              : "rows";
    return {
      dataset,
      outcome,
      rows: outcome === "rows" || outcome === "failed" ? 24 : 0,
      syncedAt: failure && syncedAt !== null ? syncedAt - 86_400_000 : syncedAt,
      triedAt: syncedAt,
      stale: outcome === "failed" || outcome === "not_permitted",
      failure: failure && { code: failure.code, message: failure.message },
    };
  });
}

export function detailOf(row: Renewal, failures: RunFailure[], today: string): RenewalDetail {
  const budgets =
    row.budgetRentPerSqft === null
      ? []
      : [
          {
            leaseId: row.leaseId,
            renewType: "Renew",
            rentPerSqft: row.budgetRentPerSqft,
            improvementPerSqft: row.budgetImprovementPerSqft,
            rentCommencement: row.expiryDate && addDays(row.expiryDate, 1),
          },
        ];
  const emea =
    row.expirySource !== "emea"
      ? null
      : {
          leaseId: row.leaseId,
          rentStart: row.leaseStart,
          expiry: row.expiryDate,
          noticeDate: row.expiryDate && addDays(row.expiryDate, -180),
          reviewPattern: "5-yearly",
          nextReviewDate: null,
          reminderPeriod: "6 months",
          timeOfTheEssence: true,
          upwardReviewOnly: false,
          chargeFrom: null,
          chargeTo: null,
          tenancyType: "FRI",
          tenancyStatus: "Active",
          countryCode: "US",
          region: null,
          vatNumber: null,
          email: null,
          lastUpdate: null,
        };
  return {
    renewal: row,
    lease: lease(row),
    offers: offers(row),
    emea,
    options: options(row, today),
    notes: notes(row),
    charges: charges(row),
    delinquencies: delinquencies(row),
    budgets,
    datasets: datasetStates(row.propertyId, row.propertyKind, row.syncedAt, failures),
    ownNotes: [],
    log: [],
    changes: changes(row),
  };
}
