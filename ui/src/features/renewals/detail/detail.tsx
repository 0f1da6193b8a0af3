// Everything known of one lease, beside the list: the facts, then each dataset with what came of asking for it.
import { X } from "lucide-react";
import type { RenewalDetail } from "../../../ipc/door";
import { useRenewal } from "../../../ipc/queries";
import { Button } from "../../../shared/layout/button";
import { Unknown } from "../../../shared/value";
import { Due } from "../due";
import { Refused } from "../empty";
import type { LeaseAt } from "../view-store";
import { Arrears } from "./arrears";
import { Charges } from "./charges";
import { Datasets } from "./datasets";
import { Emea } from "./emea";
import { BudgetFacts, RentFacts, TenantFacts, TermFacts } from "./facts";
import { Missing } from "./missing";
import { Notes } from "./notes";
import { Offers } from "./offers";
import { Options } from "./options";
import { Refresh } from "./refresh";
import "../../../shared/layout/table.css";
import "./detail.css";

type DetailProps = { at: LeaseAt; width: number; onClose: () => void; page?: boolean };

export function Detail({ at, width, onClose }: DetailProps) {
  const { data, error, refetch } = useRenewal(at);
  return (
    <aside className="detail" style={{ width }} aria-label="Lease" data-testid="detail">
      <header className="detail-head">
        <div className="detail-name">
          <h2>{data ? (data.renewal.occupantName ?? <Unknown />) : "Reading…"}</h2>
          {data && <Whereabouts detail={data} />}
        </div>
        <Button look="quiet" aria-label="Close the lease" onPress={onClose} data-testid="detail-close">
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : data && <Facts detail={data} />}
    </aside>
  );
}

function Whereabouts({ detail: { renewal, lease } }: { detail: RenewalDetail }) {
  return (
    <>
      <p className="muted">
        {renewal.propertyName} <span className="number">{renewal.propertyId}</span> · suite{" "}
        {renewal.suiteId ?? "unknown"} · <span className="nowrap number">lease {renewal.leaseId}</span>
      </p>
      <div className="detail-act">
        <Due days={renewal.daysToExpiry} />
        <Refresh key={`${renewal.clientId} ${renewal.propertyId} ${renewal.leaseId}`} renewal={renewal} />
      </div>
      <Missing lease={lease} />
    </>
  );
}

function Facts({ detail }: { detail: RenewalDetail }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className="detail-body" tabIndex={0} role="region" aria-label="Facts of the lease">
      <TermFacts detail={detail} />
      <RentFacts detail={detail} />
      <Options detail={detail} />
      <Offers detail={detail} />
      <Charges detail={detail} />
      <Arrears detail={detail} />
      <BudgetFacts detail={detail} />
      <Emea detail={detail} />
      <TenantFacts detail={detail} />
      <Notes detail={detail} />
      <Datasets detail={detail} />
    </div>
  );
}
