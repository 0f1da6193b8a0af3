// The head of a lease: whose it is and where, by when to act, and going on to the next one.
import { ChevronDown, ChevronUp, Maximize2, PanelRight, X } from "lucide-react";
import type { RenewalDetail } from "../../../ipc/door";
import { expirySourceNames } from "../../../ipc/names";
import { useCommands } from "../../../shared/commands/registry";
import { formatDate } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { Unknown } from "../../../shared/value";
import { useDeskPeople } from "../follow-up/suggestions";
import type { LeaseAt } from "../view-store";
import { DeadlineBadge } from "./deadline";
import { Missing } from "./missing";
import { Refresh } from "./refresh";
import { stepTo, togglePage, useNeighbours } from "./step";

type HeadProps = { at: LeaseAt; detail: RenewalDetail | undefined; page: boolean; onClose: () => void };

export function Head({ at, detail, page, onClose }: HeadProps) {
  const { previous, next } = useNeighbours(at);
  useCommands([
    {
      id: "lease.next",
      title: "Next lease",
      group: "Lease",
      keys: ["Alt+ArrowDown"],
      run: () => stepTo(next),
    },
    {
      id: "lease.previous",
      title: "Previous lease",
      group: "Lease",
      keys: ["Alt+ArrowUp"],
      run: () => stepTo(previous),
    },
    {
      id: "lease.page",
      title: page ? "Back to the side" : "Open as a page",
      group: "Lease",
      keys: [],
      run: togglePage,
    },
  ]);
  return (
    <header className="detail-head">
      <div className="detail-name">
        <h2>{detail ? (detail.renewal.occupantName ?? <Unknown />) : "Reading…"}</h2>
        {detail && <Whereabouts detail={detail} />}
      </div>
      <div className="detail-buttons">
        <Button
          look="quiet"
          aria-label="Previous lease"
          isDisabled={!previous}
          onPress={() => stepTo(previous)}
          data-testid="lease-previous"
        >
          <ChevronUp size={16} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          aria-label="Next lease"
          isDisabled={!next}
          onPress={() => stepTo(next)}
          data-testid="lease-next"
        >
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          aria-label={page ? "Back to the side" : "Open as a page"}
          onPress={togglePage}
          data-testid="lease-page"
        >
          {page ? <PanelRight size={15} aria-hidden="true" /> : <Maximize2 size={14} aria-hidden="true" />}
          {page && "Back to the side"}
        </Button>
        <Button look="quiet" aria-label="Close the lease" onPress={onClose} data-testid="detail-close">
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
    </header>
  );
}

function Whereabouts({ detail: { renewal, lease } }: { detail: RenewalDetail }) {
  const { stages } = useDeskPeople();
  const closed = stages.some((stage) => stage.closed && stage.id === renewal.followUp?.stage);
  return (
    <>
      <p className="muted">
        {renewal.propertyName} <span>{renewal.propertyId}</span> · suite {renewal.suiteId ?? "unknown"} ·{" "}
        <span className="nowrap">lease {renewal.leaseId}</span>
      </p>
      <div className="detail-act">
        <DeadlineBadge deadline={renewal.deadline} closed={closed} />
        <span>
          {renewal.expiryDate
            ? `${(renewal.daysToExpiry ?? 0) < 0 ? "Expired" : "Expires"} ${formatDate(renewal.expiryDate)}`
            : "Expiry unknown"}
          {renewal.expirySource && (
            <span className="muted"> by {expirySourceNames[renewal.expirySource]}</span>
          )}
        </span>
        <Refresh key={`${renewal.clientId} ${renewal.propertyId} ${renewal.leaseId}`} renewal={renewal} />
      </div>
      <Missing lease={lease} />
    </>
  );
}
