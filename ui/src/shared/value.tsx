// A value that may be unknown. Unknown is a dash that says "unknown" when read aloud; it is never 0 and never blank.
import type { ReactNode } from "react";

export function Value({ children }: { children: ReactNode }) {
  return children === null || children === undefined || children === "" ? <Unknown /> : children;
}

export function Unknown() {
  return (
    <span className="muted">
      <span aria-hidden="true">—</span>
      <span className="unseen">unknown</span>
    </span>
  );
}
