// What the codes of renewals and views are called in the list.
import type { ArrearsAge, DeadlineKind, Density, GroupBy, OptionState } from "../../ipc/door";

/** Followed by "in 12 days", "today" or "12 days ago". */
export const deadlineWords: Record<DeadlineKind, { ahead: string; past: string }> = {
  follow_up: { ahead: "Follow up", past: "Follow up" },
  option_notice: { ahead: "Notice", past: "Notice" },
  offer: { ahead: "Offer ends", past: "Offer ended" },
  expiry: { ahead: "Expires", past: "Expired" },
};

export const optionStateNames: Record<OptionState, string> = {
  not_yet_open: "Not yet open",
  open: "Open",
  lapsed: "Lapsed",
  unknown: "No notice date",
};

export const arrearsAgeNames: Record<ArrearsAge, string> = {
  current: "under 30 days",
  thirty: "30+ days",
  sixty: "60+ days",
  ninety: "90 days",
  ninety_plus: "over 90 days",
};

export const groupNames: Record<GroupBy, string> = {
  property: "Property",
  stage: "Stage",
  owner: "Owner",
  expiry_month: "Expiry month",
  deadline: "Deadline",
  kind: "Kind",
  client: "Client",
};

/** Those without. */
export const groupless: Record<GroupBy, string> = {
  property: "No property",
  stage: "No stage",
  owner: "No owner",
  expiry_month: "No expiry date",
  deadline: "No deadline",
  kind: "Kind unknown",
  client: "No client",
};

export const densityNames: Record<Density, string> = {
  compact: "Compact",
  normal: "Normal",
  roomy: "Roomy",
};

export const rowHeights: Record<Density, number> = { compact: 24, normal: 28, roomy: 36 };
