// Said of a lease that MRI's last answer no longer held: it stays until a second answer agrees.
import { CircleHelp } from "lucide-react";
import type { Lease } from "../../../ipc/door";
import { formatInstant } from "../../../shared/format";

export function Missing({ lease: { missingSince } }: { lease: Lease }) {
  if (missingSince === null || missingSince === undefined) return null;
  return (
    <p className="missing" data-testid="missing">
      <CircleHelp size={14} aria-hidden="true" />
      <span>
        <strong>Not in MRI's last answer since {formatInstant(missingSince)}.</strong> It goes after the next
        complete answer without it.
      </span>
    </p>
  );
}
