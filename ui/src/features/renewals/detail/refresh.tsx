// Asks MRI for this one lease now, ahead of any run; what it costs is said before.
import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { ask, type FailureCode, type PropertyKind, type Renewal, type Run } from "../../../ipc/door";
import { failureWords, wordsOf } from "../../../ipc/errors";
import { datasetNames } from "../../../ipc/names";
import { useCommands } from "../../../shared/commands/registry";
import { plural } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { say } from "../../../shared/toast/toast";

/** The datasets that apply to one lease of the kind; pages come on top. */
const cost: Record<PropertyKind, number> = { commercial: 7, residential: 2 };

export function Refresh({ renewal }: { renewal: Renewal }) {
  const { clientId, propertyId, leaseId, propertyKind, occupantName } = renewal;
  const { mutate, isPending } = useMutation({
    mutationKey: ["refresh", clientId, propertyId, leaseId],
    mutationFn: () => ask().refreshLease(clientId, propertyId, leaseId),
    onSuccess: (run) => sayWhatCame(run, occupantName ?? `Lease ${leaseId}`),
    onError: (error) => say("danger", wordsOf(error).title, wordsOf(error).advice),
  });
  useCommands([
    {
      id: "lease.refresh",
      title: `Refresh this lease now (about ${cost[propertyKind]} calls)`,
      group: "Lease",
      keys: [],
      run: () => mutate(),
    },
  ]);
  return (
    <Button onPress={() => mutate()} isDisabled={isPending} data-testid="refresh-lease">
      <RotateCw size={14} aria-hidden="true" className={isPending ? "turning" : ""} />
      {isPending ? "Asking MRI…" : "Refresh now"}
      {!isPending && <span className="muted">{cost[propertyKind]} calls</span>}
    </Button>
  );
}

function sayWhatCame({ error, result }: Run, name: string): void {
  const [first, ...others] = result?.failures ?? [];
  if (error) {
    say("danger", `${name} was not refreshed`, sentences(error.code));
  } else if (first) {
    const names = [first, ...others].map(({ dataset }) => datasetNames[dataset]).join(", ");
    say("danger", `Not refreshed: ${names}`, `${sentences(first.code)} The earlier answer is kept.`);
  } else {
    say("ok", `${name} was refreshed`, result ? `It took ${plural(result.calls, "call")}.` : undefined);
  }
}

const sentences = (code: FailureCode) => `${failureWords[code].title}. ${failureWords[code].advice}`;
