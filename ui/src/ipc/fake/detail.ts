// Everything known of one renewal of the pretend portfolio, made up from its row so that the two never disagree.
import type {
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
import { addDays } from "./days";

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
  if (row.propertyKind === "residential" || row.monthlyRent === null) return [];
  const rent = Number(row.monthlyRent);
  const charge = (code: string, amount: number, baseRent: boolean, inEffect = true): Charge => ({
    leaseId: row.leaseId,
    code,
    startDate: row.leaseStart,
    endDate: inEffect ? row.expiryDate : row.leaseStart,
    frequency: "monthly",
    amount: amount.toFixed(2),
    inEffect,
    chargeDay: 1,
    lastBilledOn: "2026-11-01",
    currency: row.currency,
    baseRent,
    lastUpdate: null,
  });
  return [
    charge("BRR", rent, true),
    charge("CAM", rent * 0.18, false),
    charge("TAX", rent * 0.11, false),
    charge("BRR", rent * 0.94, true, false),
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

function options(row: Renewal): LeaseOption[] {
  if (!row.option) return [];
  const { number, type, noticeBy, termMonths, rate } = row.option;
  return [
    {
      leaseId: row.leaseId,
      suiteId: row.suiteId,
      number,
      type,
      optionDate: row.expiryDate,
      noticeBy,
      termMonths,
      termTo: null,
      rate: null,
      rateDescription: rate,
      areaSqft: row.areaSqft,
      notes: "Written notice to landlord, no default at the time of notice.",
      lastUpdate: null,
    },
  ];
}

function offers(row: Renewal): Offer[] {
  if (!row.offer) return [];
  const { termMonths, monthlyRent, effectiveDate, expiresOn, selected } = row.offer;
  return [
    {
      leaseId: row.leaseId,
      termMonths,
      effectiveDate,
      expiresOn,
      lastDate: row.expiryDate,
      chargeCode: "RNT",
      amount: monthlyRent,
      baseRent: true,
      concession: null,
      selected,
    },
  ];
}

function delinquencies(row: Renewal): Delinquency[] {
  if (Number(row.balanceDue ?? 0) === 0 || row.propertyKind === "residential") return [];
  return [
    {
      leaseId: row.leaseId,
      amount: row.balanceDue,
      chargedOn: "2026-10-01",
      description: "Base rent, October",
      category: "RENT",
      thirtyDays: true,
      sixtyDays: null,
      ninetyDays: null,
      ninetyPlusDays: null,
      prepaid: null,
    },
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

export function detailOf(row: Renewal, failures: RunFailure[]): RenewalDetail {
  const budgets =
    row.budgetRentPerSqft === null
      ? []
      : [
          {
            leaseId: row.leaseId,
            renewType: "Renew",
            rentPerSqft: row.budgetRentPerSqft,
            improvementPerSqft: "12.00",
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
    options: options(row),
    notes: notes(row),
    charges: charges(row),
    delinquencies: delinquencies(row),
    budgets,
    datasets: datasetStates(row.propertyId, row.propertyKind, row.syncedAt, failures),
    ownNotes: [],
    log: [],
    changes: [],
  };
}
