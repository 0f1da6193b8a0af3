// Everything known of one lease: beside the list, or as a page of its own. First what the staff say of it, then MRI's facts,
// each dataset with what came of asking for it.
import type { RenewalDetail } from "../../../ipc/door";
import { isCommandError, wordsOf } from "../../../ipc/errors";
import { useRenewal } from "../../../ipc/queries";
import { NotRefreshed } from "../../../shared/layout/not-refreshed";
import { Refused } from "../empty";
import { FollowUpCard } from "../follow-up/follow-up";
import { leaseId } from "../follow-up/lease-key";
import type { LeaseAt } from "../view-store";
import { Arrears } from "./arrears";
import { Budget } from "./budget";
import { Charges } from "./charges";
import { CriticalDates } from "./critical-dates";
import { Datasets } from "./datasets";
import { Emea } from "./emea";
import { TenantFacts, TermFacts } from "./facts";
import { Head } from "./head";
import { History } from "./history";
import { Notes } from "./notes";
import { Offers } from "./offers";
import { Options } from "./options";
import { RentFacts } from "./rent";
import "../../../shared/chart/chart.css";
import "../../../shared/layout/table.css";
import "./detail.css";
import "./drawings.css";

type DetailProps = { at: LeaseAt; width: number; onClose: () => void; page?: boolean };

export function Detail({ at, width, onClose, page = false }: DetailProps) {
  const { data, error, refetch } = useRenewal(at);
  // A lease that is gone is not shown as if it were there.
  const refused = error && (!data || (isCommandError(error) && error.code === "not_found"));
  const Body = page ? Page : Side;
  return (
    <aside
      className={`detail${page ? " page-wide" : ""}`}
      style={page ? undefined : { width }}
      aria-label="Lease"
      data-testid="detail"
    >
      <Head at={at} detail={refused ? undefined : data} page={page} onClose={onClose} />
      {error && !refused && <NotRefreshed title={wordsOf(error).title} onAgain={() => void refetch()} />}
      {refused ? (
        <Refused error={error} onAgain={() => void refetch()} />
      ) : (
        // What is being typed belongs to the lease it was typed for.
        data && <Body key={leaseId(data.renewal)} detail={data} />
      )}
    </aside>
  );
}

type Of = { detail: RenewalDetail };

function Side({ detail }: Of) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className="detail-body" tabIndex={0} role="region" aria-label="Facts of the lease">
      <FollowUpCard detail={detail} />
      <CriticalDates detail={detail} />
      <RentFacts detail={detail} />
      <Offers detail={detail} />
      <Options detail={detail} />
      <Charges detail={detail} />
      <Arrears detail={detail} />
      <Notes detail={detail} />
      <Budget detail={detail} />
      <History detail={detail} />
      <TermFacts detail={detail} />
      <Emea detail={detail} />
      <TenantFacts detail={detail} />
      <Datasets detail={detail} />
    </div>
  );
}

/** What to do, what it is about, and the rest; one below the other where there is little room. */
function Page({ detail }: Of) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className="detail-body" tabIndex={0} role="region" aria-label="Facts of the lease">
      <div className="detail-columns">
        <div className="detail-column">
          <FollowUpCard detail={detail} />
          <CriticalDates detail={detail} />
          <Notes detail={detail} />
        </div>
        <div className="detail-column">
          <RentFacts detail={detail} />
          <Offers detail={detail} />
          <Options detail={detail} />
          <Charges detail={detail} />
          <Arrears detail={detail} />
        </div>
        <div className="detail-column">
          <TermFacts detail={detail} />
          <Budget detail={detail} />
          <Emea detail={detail} />
          <TenantFacts detail={detail} />
          <History detail={detail} />
          <Datasets detail={detail} />
        </div>
      </div>
    </div>
  );
}
