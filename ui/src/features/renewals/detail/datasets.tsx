// How each dataset of the lease's property was last answered, how old that answer is, and asking again for what failed.
import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { ask, type DatasetStanding, type RenewalDetail } from "../../../ipc/door";
import { failureWords, wordsOf } from "../../../ipc/errors";
import { datasetNames, outcomeNames } from "../../../ipc/names";
import { useMinute } from "../../../shared/clock";
import { formatAgo } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { say } from "../../../shared/toast/toast";
import { Section } from "./section";

export function Datasets({ detail: { datasets, renewal } }: { detail: RenewalDetail }) {
  return (
    <Section title="Where this comes from">
      <ul className="datasets">
        {datasets.map((state) => (
          <li key={state.dataset} data-testid={`dataset-${state.dataset}`}>
            <Dataset state={state} clientId={renewal.clientId} propertyId={renewal.propertyId} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Dataset({
  state,
  clientId,
  propertyId,
}: {
  state: DatasetStanding;
  clientId: string;
  propertyId: string;
}) {
  const now = useMinute();
  const outcome = state.outcome ? outcomeNames[state.outcome] : "Not asked yet";
  const age = state.syncedAt === null ? "" : formatAgo(state.syncedAt, now);
  return (
    <>
      <div className="dataset-line">
        <span>{datasetNames[state.dataset]}</span>
        <span className={state.outcome === "failed" ? "dataset-failed" : "muted"}>{outcome}</span>
        <span className="muted">{age}</span>
      </div>
      {state.failure && state.outcome === "failed" && (
        <div className="dataset-failure">
          <p>
            <strong>{failureWords[state.failure.code].title}.</strong>{" "}
            {failureWords[state.failure.code].advice}
            {state.rows > 0 && " The earlier answer is shown."}
          </p>
          <TryAgain clientId={clientId} propertyId={propertyId} state={state} />
        </div>
      )}
    </>
  );
}

function TryAgain({
  clientId,
  propertyId,
  state,
}: {
  clientId: string;
  propertyId: string;
  state: DatasetStanding;
}) {
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      ask().startSync({ clientId, propertyIds: [propertyId], datasets: [state.dataset], refresh: true }),
    onSuccess: ({ joined }) =>
      say(
        "ok",
        joined
          ? "A run is under way already"
          : `Asking MRI for ${datasetNames[state.dataset].toLowerCase()} again`,
      ),
    onError: (error) => say("danger", wordsOf(error).title, wordsOf(error).advice),
  });
  return (
    <Button
      onPress={() => mutate()}
      isDisabled={isPending}
      aria-label={`Try ${datasetNames[state.dataset]} again`}
    >
      <RotateCw size={14} aria-hidden="true" />
      Try again
    </Button>
  );
}
