// The pretend portfolio at a glance, summed up from the same rows that the list shows.
import type {
  ArrearsBand,
  AtStake,
  ExpiryMonth,
  Overview,
  PropertyAtStake,
  Renewal,
  Stage,
  StageAtStake,
  Sum,
} from "../bindings";
import { addMonths } from "./days";
import { parseFilter } from "./filter";

const MONTHS = 24;
/** As the filter language writes it, with the days from and to. */
const bands: [filter: string, from: number | null, to: number | null][] = [
  ["due:<0d", null, -1],
  ["due:0..30d", 0, 30],
  ["due:31..90d", 31, 90],
  ["due:91..180d", 91, 180],
  ["due:181..365d", 181, 365],
  ["due:>365d", 366, null],
];

export function overviewOf(portfolio: Renewal[], filter: string, today: string, stages: Stage[]): Overview {
  const rows = portfolio.filter(parseFilter(filter, today).test);
  const closed = stages.filter((stage) => stage.closed).map(({ id }) => id);
  const isHoldover = ({ expiryDate, followUp }: Renewal) =>
    expiryDate !== null && expiryDate < today && !closed.includes(followUp?.stage ?? "");
  const end = addMonths(today, 12);
  // As `due:<12mo` finds them, so that a figure and its list agree.
  const isAtStake = ({ expiryDate }: Renewal) => expiryDate !== null && expiryDate < end;
  return {
    months: monthsOf(
      rows,
      today,
      stages.map(({ id }) => id),
    ),
    properties: propertiesOf(rows, isAtStake),
    arrears: bands.map(([text, from, to]) => bandOf(rows, text, from, to)),
    renewalRate: [],
    holdover: atStake(rows.filter(isHoldover)),
    noExpiry: rows.filter(({ expiryDate }) => expiryDate === null).length,
  };
}

function sums(rows: Renewal[], of: (row: Renewal) => string | null): Sum[] {
  const known = rows.filter((row) => of(row) !== null);
  return [...Map.groupBy(known, ({ currency }) => currency)].map(([currency, some]) => ({
    currency,
    amount: some.reduce((total, row) => total + Number(of(row)), 0).toFixed(2),
  }));
}

function atStake(rows: Renewal[]): AtStake {
  return {
    renewals: rows.length,
    monthlyRent: sums(rows, (row) => row.monthlyRent),
    rentUnknown: rows.filter(({ monthlyRent }) => monthlyRent === null).length,
    areaSqft: rows.reduce((total, { areaSqft }) => total + Number(areaSqft ?? 0), 0).toFixed(2),
    areaUnknown: rows.filter(({ areaSqft }) => areaSqft === null).length,
  };
}

function monthsOf(rows: Renewal[], today: string, stages: string[]): ExpiryMonth[] {
  const byMonth = Map.groupBy(rows, ({ expiryDate }) => expiryDate?.slice(0, 7));
  const place = ({ stage }: StageAtStake) => (stage === null ? -1 : stages.indexOf(stage));
  return Array.from({ length: MONTHS }, (_, ahead) => {
    const month = addMonths(`${today.slice(0, 7)}-01`, ahead).slice(0, 7);
    const some = byMonth.get(month) ?? [];
    const byStage = [...Map.groupBy(some, ({ followUp }) => followUp?.stage ?? null)];
    return {
      month,
      total: atStake(some),
      stages: byStage
        .map(([stage, of]) => ({ stage, atStake: atStake(of) }))
        .toSorted((a, b) => place(a) - place(b)),
    };
  });
}

function propertiesOf(rows: Renewal[], isAtStake: (row: Renewal) => boolean): PropertyAtStake[] {
  const rent = ({ atStake: { monthlyRent } }: PropertyAtStake) => Number(monthlyRent[0]?.amount ?? 0);
  return [...Map.groupBy(rows, ({ clientId, propertyId }) => `${clientId} ${propertyId}`).values()]
    .map((some) => ({
      clientId: some[0]?.clientId ?? "",
      propertyId: some[0]?.propertyId ?? "",
      propertyName: some[0]?.propertyName ?? null,
      atStake: atStake(some.filter(isAtStake)),
      renewals: some.length,
      arrears: sums(some.filter(isInArrears), (row) => row.balanceDue),
    }))
    .toSorted((a, b) => rent(b) - rent(a));
}

const isInArrears = ({ balanceDue }: Renewal) => Number(balanceDue ?? 0) > 0;

function bandOf(rows: Renewal[], filter: string, from: number | null, to: number | null): ArrearsBand {
  const some = rows.filter(
    (row) =>
      isInArrears(row) &&
      row.daysToExpiry !== null &&
      row.daysToExpiry >= (from ?? -Infinity) &&
      row.daysToExpiry <= (to ?? Infinity),
  );
  return {
    filter,
    fromDays: from,
    toDays: to,
    renewals: some.length,
    arrears: sums(some, (row) => row.balanceDue),
  };
}
