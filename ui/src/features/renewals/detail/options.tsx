// The lease's options; the last day of notice is what costs years of rent when it is missed.
import type { LeaseOption, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney, plural } from "../../../shared/format";
import { DatasetSection, Pairs } from "./section";

export function Options({ detail }: { detail: RenewalDetail }) {
  return (
    <DatasetSection
      title="Options"
      detail={detail}
      dataset="options"
      rows={detail.options.length}
      none="No options in this lease."
    >
      {detail.options.map((option) => (
        <Option
          key={`${option.number}${option.type}${option.noticeBy}`}
          option={option}
          currency={detail.renewal.currency}
        />
      ))}
    </DatasetSection>
  );
}

function Option({ option, currency }: { option: LeaseOption; currency: string | null }) {
  return (
    <div className="card">
      <p className="card-title">
        {option.type ?? "Option"} {option.number && `no. ${option.number}`}
      </p>
      <Pairs
        of={[
          ["Notice by", option.noticeBy && formatDate(option.noticeBy)],
          ["From", option.optionDate && formatDate(option.optionDate)],
          ["Term", option.termMonths && plural(option.termMonths, "month")],
          ["Rate", option.rateDescription ?? (option.rate && formatMoney(option.rate, currency))],
        ]}
      />
      {option.notes && <p className="muted">{option.notes}</p>}
    </div>
  );
}
