// "Connect to MRI": the form, a real test of it, then save and sync.
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ask, type ClientForm } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { Button } from "../../../shared/layout/button";
import { say } from "../../../shared/toast/toast";
import { ConnectFields } from "./connect-fields";
import { emptyDraft, formOf, useDraft } from "./draft";
import { RefusedForm } from "./refused-form";
import { TestResult } from "./test-result";
import { validate, type Wrong } from "./validate";
import "../../../shared/layout/page.css";
import "./connect.css";

type ConnectProps = { onConnected: () => void; onBack: () => void };

async function saveAndSync(form: ClientForm): Promise<void> {
  const client = await ask().addClient(form);
  // It is saved: that the first sync was refused is said, but is no reason to keep the form.
  const request = { clientId: client.id, propertyIds: [], datasets: [], refresh: false };
  await ask()
    .startSync(request)
    .catch((error: unknown) => say("danger", wordsOf(error).title, wordsOf(error).advice));
}

export function Connect({ onConnected, onBack }: ConnectProps) {
  const draft = useDraft();
  const [shown, setShown] = useState(false);
  const test = useMutation({ mutationFn: (form: ClientForm) => ask().testConnection(form) });
  const save = useMutation({
    mutationFn: saveAndSync,
    onSuccess: () => {
      useDraft.setState(emptyDraft);
      onConnected();
    },
  });
  const outcome = useRef<HTMLDivElement>(null);
  const { data: tested } = test;
  const refused = save.error ?? test.error;
  // The button that asked stays in sight, its answer may lie below.
  useEffect(() => {
    if (tested || refused) outcome.current?.scrollIntoView({ block: "nearest" });
  }, [tested, refused]);
  const busy = test.isPending || save.isPending;
  const wrong: Wrong = shown ? validate(draft) : {};

  const whenRight = (then: (form: ClientForm) => void) => () => {
    setShown(true);
    if (Object.keys(validate(draft)).length === 0) then(formOf(draft));
    else requestAnimationFrame(focusFirstWrong);
  };

  return (
    <div className="page">
      <header className="page-head">
        <h1>Connect to MRI</h1>
      </header>
      <form
        className="connect"
        onSubmit={(event) => event.preventDefault()}
        aria-label="Connect to MRI"
        data-testid="connect-form"
      >
        <ConnectFields wrong={wrong} />
        <div ref={outcome} className="connect-outcome">
          <RefusedForm error={refused} />
          {tested && <TestResult test={tested} />}
        </div>
        <div className="connect-actions">
          <Button onPress={onBack}>Back</Button>
          <span className="connect-gap" />
          <Button isDisabled={busy} onPress={whenRight(test.mutate)} data-testid="test-connection">
            {test.isPending ? "Testing…" : "Test"}
          </Button>
          <Button look="primary" isDisabled={busy} onPress={whenRight(save.mutate)} data-testid="save-client">
            {save.isPending ? "Saving…" : "Save and sync"}
          </Button>
        </div>
      </form>
    </div>
  );
}

function focusFirstWrong(): void {
  const first = document.querySelector("[data-testid=connect-form] [aria-invalid=true]");
  if (first instanceof HTMLElement) first.focus();
}
