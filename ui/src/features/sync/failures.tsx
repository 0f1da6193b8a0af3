// What did not sync, by property: in words, with what to do about it, and asking again.
import { RotateCw } from "lucide-react";
import type { RunFailure } from "../../ipc/door";
import { failureWords } from "../../ipc/errors";
import { datasetNames } from "../../ipc/names";
import { useProperties } from "../../ipc/queries";
import { runCommand } from "../../shared/commands/registry";
import { plural } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { useStart } from "./use-sync";

type FailuresProps = { clientId: string; failures: RunFailure[]; busy: boolean };

export function Failures({ clientId, failures, busy }: FailuresProps) {
  const start = useStart();
  const groups = [...Map.groupBy(failures, (failure) => failure.propertyId)];
  const again = (some: RunFailure[], propertyId: string) => ({
    clientId,
    propertyIds: [propertyId],
    datasets: some.map((one) => one.dataset),
    refresh: true,
  });
  return (
    <section className="failures" aria-label="Failures" data-testid="failures">
      <h3>{plural(failures.length, "dataset")} did not sync; the earlier rows are kept</h3>
      {groups.map(([propertyId, some]) => (
        <div key={propertyId} className="failure-group">
          <div className="failure-head">
            <PropertyName id={propertyId} />
            <Button
              isDisabled={busy || start.isPending}
              onPress={() => start.mutate([again(some, propertyId)])}
              aria-label={`Try ${propertyId} again`}
            >
              <RotateCw size={14} aria-hidden="true" />
              Try again
            </Button>
          </div>
          <ul>
            {some.map((failure) => (
              <FailureLine key={failure.dataset} failure={failure} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function PropertyName({ id }: { id: string }) {
  const { data: properties = [] } = useProperties();
  return (
    <strong>
      <span className="number">{id}</span> {properties.find((one) => one.id === id)?.name}
    </strong>
  );
}

function FailureLine({ failure }: { failure: RunFailure }) {
  const { title, advice, next } = failureWords[failure.code];
  return (
    <li className="failure-line">
      <span>{datasetNames[failure.dataset]}</span>
      <span>
        <span className="failure-title">{title}.</span> <span className="muted">{advice}</span>
        {next === "settings" && (
          <button type="button" className="link" onClick={() => runCommand("go.settings")}>
            Settings
          </button>
        )}
        <span className="failure-said muted">{failure.message}</span>
      </span>
    </li>
  );
}
