// Answers that shrank to less than half of before: nothing is thrown away until the user says which to believe.
import { useMutation } from "@tanstack/react-query";
import { ShieldQuestion } from "lucide-react";
import { useState } from "react";
import { ask, type HeldAnswer } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { useDesk, useHeldAnswers } from "../../ipc/queries";
import { formatInstant, formatWhole, plural } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { Confirm } from "../../shared/layout/confirm";
import { say } from "../../shared/toast/toast";

export function HeldAnswers() {
  const { data: held = [] } = useHeldAnswers();
  if (held.length === 0) return null;
  return (
    <section className="held-answers" aria-label="Answers that wait for you" data-testid="held-answers">
      <h2>
        <ShieldQuestion size={16} aria-hidden="true" />
        {plural(held.length, "answer waits", "answers wait")} for your word
      </h2>
      <p className="muted">
        MRI answered less than half of the leases there were. That may be true, or a filter or a permission
        may have changed in MRI. Until you say so, the earlier leases stay.
      </p>
      <ul>
        {held.map((answer) => (
          <HeldLine key={`${answer.clientId} ${answer.propertyId}`} answer={answer} />
        ))}
      </ul>
    </section>
  );
}

const refused = (error: unknown) => say("danger", wordsOf(error).title, wordsOf(error).advice);

function HeldLine({ answer }: { answer: HeldAnswer }) {
  const { clientId, propertyId, propertyName, before, after, at } = answer;
  const { data: desk } = useDesk();
  const [asking, setAsking] = useState(false);
  const name = `${propertyId} ${propertyName ?? ""}`.trim();
  const take = useMutation({
    mutationFn: () => ask().acceptHeldAnswer(clientId, propertyId),
    onSuccess: () => say("ok", `${name} now has ${after === 0 ? "no lease" : plural(after, "lease")}`),
    onError: refused,
  });
  const keep = useMutation({
    mutationFn: () => ask().rejectHeldAnswer(clientId, propertyId),
    onSuccess: () => say("ok", `${name} keeps its ${plural(before, "lease")}`, "The next sync asks again."),
    onError: refused,
  });
  const busy = take.isPending || keep.isPending;
  const several = (desk?.clients.length ?? 0) > 1;
  return (
    <li className="held-line">
      <div>
        <strong>{name}</strong>
        {several && <span className="muted"> · {desk?.clients.find(({ id }) => id === clientId)?.name}</span>}
        <p>
          MRI answered {after === 0 ? "no lease" : plural(after, "lease")} where there were{" "}
          {formatWhole(before)}. <span className="muted">{formatInstant(at)}</span>
        </p>
      </div>
      <div className="held-actions">
        <Button isDisabled={busy} onPress={() => keep.mutate()} aria-label={`Keep the ${before} of ${name}`}>
          Keep the {formatWhole(before)}
        </Button>
        <Button isDisabled={busy} onPress={() => setAsking(true)} aria-label={`Take the answer for ${name}…`}>
          Take the answer…
        </Button>
      </div>
      <Confirm
        open={asking}
        title={`Take MRI's answer for ${name}?`}
        yes={after === 0 ? "Take the answer" : `Take the ${formatWhole(after)}`}
        onYes={() => take.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>
          {plural(before - after, "lease leaves", "leases leave")} the list and{" "}
          {after === 0 ? "none stays" : `${plural(after, "stays", "stay")}`}. They are recorded as gone under
          Changes, and come back by themselves if MRI answers them again. Nothing changes in MRI.
        </p>
      </Confirm>
    </li>
  );
}
