// The terms that leases outside North America have: reviews, notice, time of the essence.
import type { RenewalDetail } from "../../../ipc/door";
import { formatDate } from "../../../shared/format";
import { DatasetSection, Pairs } from "./section";

const yesNo = (value: boolean | null) => (value === null ? null : value ? "Yes" : "No");

export function Emea({ detail }: { detail: RenewalDetail }) {
  const { emea } = detail;
  return (
    <DatasetSection
      title="EMEA terms"
      detail={detail}
      dataset="emea"
      rows={emea ? 1 : 0}
      none="No EMEA terms for this lease."
    >
      {emea && (
        <Pairs
          of={[
            ["Expiry", emea.expiry && formatDate(emea.expiry)],
            ["Notice date", emea.noticeDate && formatDate(emea.noticeDate)],
            ["Rent review", emea.reviewPattern],
            ["Next review", emea.nextReviewDate && formatDate(emea.nextReviewDate)],
            ["Upward only", yesNo(emea.upwardReviewOnly)],
            ["Time of the essence", yesNo(emea.timeOfTheEssence)],
            ["Tenancy", [emea.tenancyType, emea.tenancyStatus].filter(Boolean).join(", ")],
            ["Reminder", emea.reminderPeriod],
          ]}
        />
      )}
    </DatasetSection>
  );
}
