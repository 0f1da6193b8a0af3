// The portfolio at a glance. Its charts are fetched only when somebody looks at them.
import { lazy, Suspense } from "react";
import { Reading } from "./reading";
import { ScopeBar } from "./scope-bar";
import "../../shared/layout/page.css";
import "./overview.css";

const Board = lazy(() => import("./board"));

export function Overview() {
  return (
    <div className="page overview" data-testid="overview">
      <header className="page-head">
        <h1>Overview</h1>
        <ScopeBar />
      </header>
      <Suspense fallback={<Reading />}>
        <Board />
      </Suspense>
    </div>
  );
}
