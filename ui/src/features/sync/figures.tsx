// The figures, whose charts are fetched only when somebody looks at them.
import { lazy, Suspense } from "react";

const Charts = lazy(() => import("./figures/charts"));

export function Figures() {
  return (
    <Suspense fallback={<p className="muted">Reading…</p>}>
      <Charts />
    </Suspense>
  );
}
