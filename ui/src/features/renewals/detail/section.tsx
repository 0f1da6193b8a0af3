// A part of the lease's facts. When its dataset has nothing to show, it says why in a line; what does not apply to this
// kind of property is left out (the list of datasets at the end still names it).
import type { ReactNode } from "react";
import type { Dataset, DatasetStanding, RenewalDetail } from "../../../ipc/door";
import { failureWords } from "../../../ipc/errors";
import { Value } from "../../../shared/value";

export function Section({
  title,
  children,
  aside,
}: {
  title: string;
  children: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <section className="detail-section">
      <div className="detail-title">
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

type DatasetSectionProps = {
  title: string;
  detail: RenewalDetail;
  dataset: Dataset;
  rows: number;
  none: string;
  children: ReactNode;
};

export function DatasetSection({ title, detail, dataset, rows, none, children }: DatasetSectionProps) {
  const state = detail.datasets.find((one) => one.dataset === dataset);
  if (rows > 0) return <Section title={title}>{children}</Section>;
  // A dataset that this kind of property is never asked for is not among them.
  if (!state || state.outcome === "not_applicable") return null;
  return (
    <Section title={title}>
      <p className="muted">{whyNothing(state)}</p>
    </Section>
  );

  function whyNothing(state: DatasetStanding): string {
    if (state.outcome === null) return "Unknown: not asked for yet.";
    if (state.outcome === "not_permitted") return "Unknown: the key may not use this API.";
    if (state.outcome === "failed" && state.syncedAt === null)
      return `Unknown: ${failureWords[state.failure?.code ?? "server_error"].title}.`;
    return none;
  }
}

/** Pairs of name and value. */
export function Pairs({ of }: { of: [name: string, value: ReactNode][] }) {
  return (
    <dl className="pairs">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Value>{value}</Value>
          </dd>
        </div>
      ))}
    </dl>
  );
}
