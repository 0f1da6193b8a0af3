// One lease with all that changed of it. Its name opens it, unless it is gone.
import { runCommand } from "../../shared/commands/registry";
import { ChangeLine } from "./change-line";
import type { LeaseChanges } from "./group";
import { moveBetween } from "./move-between";

export function LeaseBlock({ lease, unseen }: { lease: LeaseChanges; unseen: boolean }) {
  const { clientId, propertyId, leaseId, occupantName, suiteId, gone, changes } = lease;
  const name = occupantName ?? "Occupant unknown";
  return (
    <li className="changed-lease">
      <div className="changed-who">
        {gone ? (
          <span className="changed-name">{name}</span>
        ) : (
          <button
            type="button"
            className="link changed-name"
            aria-label={`${name}: open lease ${leaseId}`}
            onKeyDown={moveBetween}
            onClick={() => runCommand("renewals.open", { clientId, propertyId, leaseId })}
          >
            {name}
          </button>
        )}
        <span className="muted changed-where">
          {unseen && <span className="changed-unseen">Unseen</span>}
          suite {suiteId ?? "unknown"} · lease {leaseId}
        </span>
      </div>
      <ul className="changed-what">
        {changes.map((change, at) => (
          <ChangeLine key={change.id} change={change} dated={change.at !== changes[at - 1]?.at} />
        ))}
      </ul>
    </li>
  );
}
