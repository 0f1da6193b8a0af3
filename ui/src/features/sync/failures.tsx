// What did not sync, by property: in words, with what to do about it, and asking again for all of it or for one dataset.
import { RotateCw } from "lucide-react";
import type { RunFailure } from "../../ipc/door";
import { failureWords } from "../../ipc/errors";
import { datasetNames } from "../../ipc/names";
import { runCommand } from "../../shared/commands/registry";
import { plural } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { PropertyName } from "./property-name";
import { useStart } from "./use-sync";

type FailuresProps = {
  clientId: string;
  /** whose failures: several such lists may be on one screen */
  of: string;
  failures: RunFailure[];
  busy: boolean;
};

export function Failures({ clientId, of, failures, busy }: FailuresProps) {
  const start = useStart();
  const groups = [...Map.groupBy(failures, (failure) => failure.propertyId)];
  const again = (some: RunFailure[], propertyId: string) =>
    start.mutate([
      { clientId, propertyIds: [propertyId], datasets: some.map((one) => one.dataset), refresh: true },
    ]);
  return (
    <section className="failures" aria-label={`Failures of ${of}`} data-testid="failures">
      <h3>{plural(failures.length, "dataset")} did not sync; the earlier rows are kept</h3>
      {groups.map(([propertyId, some]) => (
        <div key={propertyId} className="failure-group">
          <div className="failure-head">
            <PropertyName clientId={clientId} id={propertyId} />
            <Button
              isDisabled={busy || start.isPending}
              onPress={() => again(some, propertyId)}
              aria-label={`Try ${propertyId} again`}
            >
              <RotateCw size={14} aria-hidden="true" />
              Try again
            </Button>
          </div>
          <ul>
            {some.map((failure) => (
              <FailureLine
                key={failure.dataset}
                failure={failure}
                alone={some.length === 1}
                disabled={busy || start.isPending}
                onAgain={() => again([failure], propertyId)}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

type FailureLineProps = { failure: RunFailure; alone: boolean; disabled: boolean; onAgain: () => void };

function FailureLine({ failure, alone, disabled, onAgain }: FailureLineProps) {
  const { title, advice, next } = failureWords[failure.code];
  const name = datasetNames[failure.dataset];
  return (
    <li className="failure-line">
      <span>{name}</span>
      <span>
        <span className="failure-title">{title}.</span> <span className="muted">{advice}</span>
        {next === "settings" && (
          <button type="button" className="link" onClick={() => runCommand("go.settings")}>
            Settings
          </button>
        )}
        <span className="failure-said muted">{failure.message}</span>
      </span>
      {!alone && (
        <Button
          look="quiet"
          isDisabled={disabled}
          onPress={onAgain}
          aria-label={`Try only ${name} of ${failure.propertyId} again`}
        >
          <RotateCw size={14} aria-hidden="true" />
          Only this
        </Button>
      )}
    </li>
  );
}
