// The columns of the renewals: their names, their widths, and which cell shows what of a renewal. Made anew once a minute, since
// ages are in it.
import type { Renewal, SortField } from "../../../ipc/door";
import { formatWhole } from "../../../shared/format";
import type { GridColumn } from "../../../shared/grid/column";
import * as cell from "./cells";
import { blank } from "./marks";

type NameOf = (id: string) => string;
export type Around = {
  today: string;
  now: number;
  narrow: boolean;
  stageName: NameOf;
  clientName: NameOf;
};
type Column = GridColumn<Renewal> & { id: SortField };

export function columnsFor({ today, now, narrow, stageName, clientName }: Around): Column[] {
  const stage = ({ followUp }: Renewal) => (followUp?.stage ? stageName(followUp.stage) : blank);
  const followUpOn = ({ followUp }: Renewal) =>
    followUp?.followUpOn ? cell.date(followUp.followUpOn) : blank;
  return [
    { id: "propertyId", title: "Property", width: narrow ? 162 : 176, grows: true, cell: cell.property },
    { id: "suiteId", title: "Suite", width: 60, cell: (row) => cell.text(row.suiteId) },
    { id: "occupantName", title: "Occupant", width: narrow ? 148 : 168, grows: true, cell: cell.occupant },
    {
      id: "deadline",
      title: "Deadline",
      hint: "The earliest of follow-up, notice, offer and expiry",
      width: narrow ? 178 : 180,
      cell: (row) => cell.deadline(row.deadline),
    },
    {
      id: "expiryDate",
      title: "Expires",
      width: 112,
      numeric: true,
      cell: (row) => cell.date(row.expiryDate),
    },
    { id: "client", title: "Client", width: 128, cell: (row) => cell.long(clientName(row.clientId)) },
    { id: "stage", title: "Stage", width: 148, cell: stage },
    { id: "owner", title: "Owner", width: 112, cell: (row) => cell.long(row.followUp?.owner) },
    { id: "followUpOn", title: "Follow up", width: 112, numeric: true, cell: followUpOn },
    { id: "nextStep", title: "Next step", width: 168, cell: (row) => cell.long(row.followUp?.nextStep) },
    number("monthlyRent", "Rent / month", 112, (row) => cell.money(row.monthlyRent, row)),
    {
      ...number("rentPerSqft", "Rent / sq ft", 92, (row) => cell.money(row.rentPerSqft, row)),
      hint: "Yearly rent per square foot",
    },
    number("areaSqft", "Area sq ft", 88, (row) => cell.text(row.areaSqft && formatWhole(row.areaSqft))),
    {
      ...number("rentChange", "Rent change", 124, cell.rentChange),
      hint: "What the shown offer, else the next step-up, does to the rent per month",
    },
    {
      ...number("optionNoticeBy", "Option notice", 184, (row) => cell.notice(row, today)),
      hint: "Last day of notice for the next option",
    },
    { ...number("offerRent", "Offer", 148, cell.offer), hint: "The selected offer, else the longest" },
    number("balanceDue", "Balance due", 156, cell.balance),
    { ...number("notesCount", "Notes", 64, cell.notes), hint: "Notes in MRI, and your own" },
    number("syncedAt", "Synced", 92, (row) => cell.ago(row.syncedAt, now)),
    { id: "tags", title: "Tags", width: 140, cell: (row) => cell.tags(row.followUp?.tags) },
    { id: "daysToExpiry", title: "Days left", width: 136, cell: (row) => cell.days(row.daysToExpiry) },
    number("leaseStart", "Lease start", 112, (row) => cell.date(row.leaseStart)),
    number("annualRent", "Rent / year", 120, (row) => cell.money(row.annualRent, row)),
    {
      ...number("nextStepOn", "Next step-up", 184, cell.nextStep),
      hint: "The day, and all base rent from then on",
    },
    {
      ...number("budgetRentPerSqft", "Budget / sq ft", 104, (row) => cell.money(row.budgetRentPerSqft, row)),
      hint: "Budgeted yearly rent per square foot",
    },
    {
      ...number("budgetImprovementPerSqft", "Budget TI / sq ft", 120, (row) =>
        cell.money(row.budgetImprovementPerSqft, row),
      ),
      hint: "Budgeted tenant improvements per square foot",
    },
    { id: "optionState", title: "Option", width: 116, cell: cell.optionState },
    { id: "arrearsAge", title: "Arrears age", width: 108, cell: cell.arrearsAge },
    number("ownNotes", "Own notes", 84, (row) => cell.count(row.ownNotes)),
    { id: "lastNoteDate", title: "Last note", width: 220, cell: cell.lastNote },
    number("noticeDate", "Lease notice", 112, (row) => cell.date(row.noticeDate)),
    number("nextReviewDate", "Rent review", 112, (row) => cell.date(row.nextReviewDate)),
    { id: "monthToMonth", title: "Month to month", width: 112, cell: (row) => cell.yesNo(row.monthToMonth) },
    { id: "occupancyStatus", title: "Occupancy", width: 100, cell: (row) => cell.text(row.occupancyStatus) },
    { id: "propertyName", title: "Property name", width: 160, cell: (row) => cell.text(row.propertyName) },
    { id: "propertyKind", title: "Kind", width: 100, cell: cell.kind },
    { id: "leaseId", title: "Lease", width: 92, cell: (row) => row.leaseId },
    { id: "currency", title: "Currency", width: 80, cell: (row) => cell.text(row.currency) },
  ];
}

const number = (
  id: SortField,
  title: string,
  width: number,
  of: (row: Renewal) => React.ReactNode,
): Column => ({
  id,
  title,
  width,
  numeric: true,
  cell: of,
});

/** Their names, where no row is shown. */
export const columnTitles = new Map(
  columnsFor({ today: "", now: 0, narrow: false, stageName: (id) => id, clientName: (id) => id }).map(
    ({ id, title, hint }) => [id as string, { title, hint }],
  ),
);
