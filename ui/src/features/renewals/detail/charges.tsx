// What is billed, over time: base rent, and apart from it the recoveries, which are no rent.
import { TrendingUp } from "lucide-react";
import type { CSSProperties } from "react";
import type { Charge, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney } from "../../../shared/format";
import { type Line, lineOf, placed, placeOn, yearsOn } from "./charge-line";
import { ChargeTable, frequencyName } from "./charge-table";
import { daysBetween, howFar, useToday } from "./dates";
import { differenceOf, formatPercent } from "./money";
import { DatasetSection } from "./section";

export function Charges({ detail }: { detail: RenewalDetail }) {
  return (
    <DatasetSection
      title="Charges"
      detail={detail}
      dataset="charges"
      rows={detail.charges.length}
      none="No recurring charges."
    >
      <Timeline detail={detail} />
    </DatasetSection>
  );
}

function Timeline({ detail }: { detail: RenewalDetail }) {
  const today = useToday();
  const { charges, renewal } = detail;
  const line = lineOf(charges, renewal.expiryDate, today);
  const now = placeOn(line, today);
  const rent = charges.filter(({ baseRent }) => baseRent);
  const recoveries = charges.filter(({ baseRent }) => !baseRent);
  return (
    <>
      <NextStep detail={detail} today={today} />
      <div className="charge-line" aria-hidden="true">
        <Group name="Base rent" charges={rent} line={line} look="rent" />
        <Group name="Recoveries" charges={recoveries} line={line} look="recovery" />
        <Axis line={line} />
        <span className="charge-today" style={{ "--at": now } as CSSProperties}>
          <span className={now > 0.85 ? "before" : ""}>today</span>
        </span>
      </div>
      <details className="chart-table">
        <summary>
          As a table<span className="unseen">: charges</span>
        </summary>
        <ChargeTable name="Base rent" charges={rent} />
        <ChargeTable name="Recoveries" charges={recoveries} />
      </details>
    </>
  );
}

function NextStep({ detail: { renewal }, today }: { detail: RenewalDetail; today: string }) {
  const { nextStep, monthlyRent, currency } = renewal;
  if (!nextStep) return <p className="muted">No step-up is agreed.</p>;
  const change = differenceOf(monthlyRent, nextStep.monthlyRent);
  return (
    <p className="next-step">
      <TrendingUp size={14} aria-hidden="true" />
      <span>
        Next step {howFar(daysBetween(today, nextStep.on))}, {formatDate(nextStep.on)}:{" "}
        <strong>
          {nextStep.monthlyRent ? `${formatMoney(nextStep.monthlyRent, currency)} a month` : "amount unknown"}
        </strong>
        {change?.percent != null && <span className="muted"> {formatPercent(change.percent)}</span>}
      </span>
    </p>
  );
}

type GroupProps = { name: string; charges: Charge[]; line: Line; look: "rent" | "recovery" };

function Group({ name, charges, line, look }: GroupProps) {
  if (charges.length === 0) return null;
  const codes = Map.groupBy(charges, ({ code }) => code ?? "?");
  return (
    <>
      <p className="charge-group">{name}</p>
      {[...codes].map(([code, some]) => (
        <div key={code} className="charge-row">
          <span className="charge-code">{code}</span>
          <div className="charge-track">
            {placed(some, line).map(({ charge, left, width, begun, ended }) => (
              <span
                key={`${charge.startDate}${charge.amount}`}
                className={`charge-bar ${look}${begun ? " begun" : ""}${ended ? " ended" : ""}${charge.inEffect === false ? " idle" : ""}`}
                style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
                title={`${amountWords(charge)}${charge.startDate ? `, from ${formatDate(charge.startDate)}` : ""}`}
              >
                {width > 0.08 && amountWords(charge)}
              </span>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

function amountWords({ amount, currency, frequency }: Charge): string {
  if (amount === null) return "unknown";
  const often = frequency && frequency !== "monthly" ? ` ${frequencyName(frequency)}` : "";
  return `${formatMoney(amount, currency, Number.isInteger(Number(amount)) ? 0 : 2)}${often}`;
}

function Axis({ line }: { line: Line }) {
  return (
    <div className="charge-row charge-axis">
      <span />
      <div className="charge-years">
        {yearsOn(line).map(({ year, at }) => (
          <span key={year} style={{ left: `${at * 100}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}
