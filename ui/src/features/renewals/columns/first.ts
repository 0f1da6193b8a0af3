// The columns in the order in which leasing staff read them: who and where, what must be done by when, what it is about, and the
// rest to be chosen.
import type { ColumnSetting, SortField } from "../../../ipc/door";

const pinned: SortField[] = ["propertyId", "suiteId", "occupantName"];
const shown: SortField[] = [
  "deadline",
  "expiryDate",
  "stage",
  "owner",
  "followUpOn",
  "nextStep",
  "monthlyRent",
  "rentPerSqft",
  "areaSqft",
  "rentChange",
  "optionNoticeBy",
  "offerRent",
  "balanceDue",
  "notesCount",
  "syncedAt",
];
const hidden: SortField[] = [
  "tags",
  "daysToExpiry",
  "leaseStart",
  "annualRent",
  "nextStepOn",
  "budgetRentPerSqft",
  "budgetImprovementPerSqft",
  "optionState",
  "arrearsAge",
  "ownNotes",
  "lastNoteDate",
  "noticeDate",
  "nextReviewDate",
  "monthToMonth",
  "occupancyStatus",
  "propertyName",
  "propertyKind",
  "leaseId",
  "currency",
];

const setting = (id: SortField, isShown: boolean, isPinned = false): ColumnSetting => ({
  id,
  width: null,
  shown: isShown,
  pinned: isPinned,
});

/** Whose a renewal is stands after its days, if there are several. */
const columnsAtFirst = (several: boolean): ColumnSetting[] => [
  ...pinned.map((id) => setting(id, true, true)),
  ...(several ? shown.toSpliced(2, 0, "client") : shown).map((id) => setting(id, true)),
  ...(several ? hidden : [...hidden, "client" as const]).map((id) => setting(id, false)),
];
const ofOne = columnsAtFirst(false);
const ofSeveral = columnsAtFirst(true);

export const firstColumns = (several: boolean): ColumnSetting[] => (several ? ofSeveral : ofOne);
