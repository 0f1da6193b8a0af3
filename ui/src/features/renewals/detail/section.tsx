// A part of the lease's facts, with where they come from. When its dataset has nothing to show, it says why in a line; what
// does not apply to this kind of property is left out (the list of datasets at the end still names it).
import { type ReactNode, useId } from "react";
import type { Dataset, DatasetStanding, RenewalDetail } from "../../../ipc/door";
import { failureWords } from "../../../ipc/errors";
import { Value } from "../../../shared/value";
import { Source } from "./source";

type SectionProps = { title: string; children: ReactNode; aside?: ReactNode };

export function Section({ title, children, aside }: SectionProps) {
  const id = useId();
  return (
    <section className="detail-section" aria-labelledby={id}>
      <div className="detail-title">
        <h3 id={id}>{title}</h3>
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
  const aside = <Source detail={detail} of={dataset} />;
  if (rows > 0)
    return (
      <Section title={title} aside={aside}>
        {children}
      </Section>
    );
  // A dataset that this kind of property is never asked for is not among them.
  if (!state || state.outcome === "not_applicable") return null;
  return (
    <Section title={title} aside={aside}>
      <p className="muted">{whyNothing(state, none)}</p>
    </Section>
  );
}

export function whyNothing(state: DatasetStanding, none: string): string {
  if (state.outcome === null) return "Unknown: not asked for yet.";
  if (state.outcome === "not_permitted") return "Unknown: the key may not use this API.";
  if (state.outcome === "failed" && state.syncedAt === null)
    return `Unknown: ${failureWords[state.failure?.code ?? "server_error"].title}.`;
  return none;
}

/** Name, value, and where it comes from if that is not where the section's facts come from. */
export type Pair = [name: string, value: ReactNode, source?: ReactNode];

export function Pairs({ of }: { of: Pair[] }) {
  return (
    <dl className="pairs">
      {of.map(([name, value, source]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Value>{value}</Value>
            {source}
          </dd>
        </div>
      ))}
    </dl>
  );
}
