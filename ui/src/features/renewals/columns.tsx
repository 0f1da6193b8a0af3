// The columns of the renewals, and how each shows one lease.
import { Check } from "lucide-react";
import type { Renewal, SortField } from "../../ipc/door";
import { useMinute } from "../../shared/clock";
import { formatAgo, formatDate, formatMoney, formatWhole } from "../../shared/format";
import type { GridColumn } from "../../shared/grid/column";
import { Unknown, Value } from "../../shared/value";
import { Due } from "./due";

type Column = GridColumn<Renewal> & { id: SortField };

export const pinned = ["propertyId", "suiteId", "occupantName"];
export const pinnedNarrow = ["occupantName"];

export const columns: Column[] = [
  { id: "propertyId", title: "Property", width: 196, grows: true, cell: propertyCell },
  { id: "suiteId", title: "Suite", width: 64, cell: (row) => <Value>{row.suiteId}</Value> },
  { id: "occupantName", title: "Occupant", width: 184, grows: true, cell: occupantCell },
  { id: "expiryDate", title: "Expires", width: 104, numeric: true, cell: (row) => dateCell(row.expiryDate) },
  { id: "daysToExpiry", title: "Days left", width: 166, cell: (row) => <Due days={row.daysToExpiry} /> },
  {
    id: "monthlyRent",
    title: "Rent / month",
    width: 112,
    numeric: true,
    cell: (row) => moneyCell(row.monthlyRent, row),
  },
  {
    id: "rentPerSqft",
    title: "Rent / sq ft",
    hint: "Yearly rent per square foot",
    width: 92,
    numeric: true,
    cell: (row) => moneyCell(row.rentPerSqft, row),
  },
  {
    id: "areaSqft",
    title: "Area sq ft",
    width: 88,
    numeric: true,
    cell: (row) => <Value>{row.areaSqft && formatWhole(row.areaSqft)}</Value>,
  },
  {
    id: "optionNoticeBy",
    title: "Option notice",
    hint: "Last day of notice for the next option",
    width: 112,
    numeric: true,
    cell: noticeCell,
  },
  {
    id: "offerRent",
    title: "Offer",
    hint: "The selected offer, else the longest",
    width: 166,
    numeric: true,
    cell: offerCell,
  },
  {
    id: "balanceDue",
    title: "Balance due",
    width: 108,
    numeric: true,
    cell: (row) => moneyCell(row.balanceDue, row),
  },
  {
    id: "notesCount",
    title: "Notes",
    width: 64,
    numeric: true,
    cell: (row) => <Value>{row.notesCount === null ? null : String(row.notesCount)}</Value>,
  },
  {
    id: "occupancyStatus",
    title: "Occupancy",
    width: 100,
    cell: (row) => <Value>{row.occupancyStatus}</Value>,
  },
  {
    id: "syncedAt",
    title: "Synced",
    width: 92,
    numeric: true,
    cell: (row) => <SyncedAgo at={row.syncedAt} />,
  },
];

function propertyCell({ propertyId, propertyName }: Renewal) {
  return (
    <span title={`${propertyId} ${propertyName ?? ""}`}>
      <span className="number muted">{propertyId}</span> {propertyName}
    </span>
  );
}

function occupantCell({ occupantName }: Renewal) {
  return occupantName === null ? <Unknown /> : <span title={occupantName}>{occupantName}</span>;
}

function dateCell(date: string | null) {
  return <Value>{date && formatDate(date)}</Value>;
}

function moneyCell(amount: string | null, { currency }: Renewal) {
  return <Value>{amount && formatMoney(amount, currency)}</Value>;
}

function noticeCell({ option }: Renewal) {
  return option === null ? <NoneKnown /> : dateCell(option.noticeBy);
}

function offerCell({ offer, currency }: Renewal) {
  if (offer === null) return <NoneKnown />;
  return (
    <>
      {offer.selected && <Check size={12} aria-label="selected" className="offer-selected" />}
      {offer.monthlyRent ? formatMoney(offer.monthlyRent, currency) : <Unknown />}
      {offer.termMonths !== null && <span className="muted"> · {offer.termMonths} mo</span>}
    </>
  );
}

/** There is none, or it was never answered: a row alone can't tell, the detail can. */
function NoneKnown() {
  return (
    <span className="muted">
      <span aria-hidden="true">—</span>
      <span className="unseen">none known</span>
    </span>
  );
}

function SyncedAgo({ at }: { at: number | null }) {
  const now = useMinute();
  return at === null ? <Unknown /> : <span className="muted">{formatAgo(at, now)}</span>;
}
