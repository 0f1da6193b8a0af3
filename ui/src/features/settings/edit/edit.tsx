// Changing a client: its connection, its properties, and its changes to the catalogue, saved together.
import { useMutation } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { ask, type Client } from "../../../ipc/door";
import { Button } from "../../../shared/layout/button";
import { say } from "../../../shared/toast/toast";
import { RefusedForm } from "../connect/refused-form";
import { useCatalogue } from "../queries";
import { NotThere } from "../row";
import { openClient } from "../section";
import { AddressFields } from "./address-fields";
import { CatalogueField } from "./catalogue-field";
import { changeOf, type Draft, draftOf, isSame, noDraft, useEditDraft, wrongIn } from "./draft";
import { Properties } from "./properties";
import { SecretFields } from "./secret-fields";
import { TestPart } from "./test-part";
import "../connect/connect.css";
import "./edit.css";

export type EditProps = {
  client: Client;
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  wrong: Partial<Record<string, string>>;
};

export function EditClient({ client }: { client: Client }) {
  const catalogue = useCatalogue(client.id);
  return (
    <>
      <header className="edit-head">
        <Button look="quiet" onPress={() => openClient(null)} aria-label="Back to the clients">
          <ChevronLeft size={16} aria-hidden="true" />
          Clients
        </Button>
        <h2 data-settings-heading tabIndex={-1}>
          {client.name}
        </h2>
      </header>
      {/* Without it, saving would take the client's changes to the catalogue away. */}
      {catalogue.data === undefined ? (
        <NotThere error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      ) : (
        <EditForm client={client} saved={draftOf(client, catalogue.data)} />
      )}
    </>
  );
}

function EditForm({ client, saved }: { client: Client; saved: Draft }) {
  const kept = useEditDraft();
  const draft = (kept.clientId === client.id && kept.draft) || saved;
  const [shown, setShown] = useState(false);
  const found = wrongIn(draft, client.sample);
  const changed = !isSame(draft, saved);
  const close = () => {
    noDraft();
    openClient(null);
  };
  const save = useMutation({
    mutationFn: () => ask().changeClient(client.id, changeOf(draft)),
    onSuccess: ({ name }) => {
      say("ok", `${name} was saved`, "The next sync goes by it.");
      close();
    },
  });
  const submit = () => {
    setShown(true);
    if (Object.keys(found).length === 0) save.mutate();
    else requestAnimationFrame(focusFirstWrong);
  };
  const of: EditProps = {
    client,
    draft,
    set: (change) => {
      // What is newest counts, also for an answer that comes later.
      const { clientId, draft: newest } = useEditDraft.getState();
      const before = (clientId === client.id && newest) || saved;
      useEditDraft.setState({ clientId: client.id, draft: { ...before, ...change } });
    },
    wrong: shown ? found : {},
  };
  return (
    <form
      className="edit"
      aria-label={`Edit ${client.name}`}
      data-testid="edit-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !save.isPending) submit();
      }}
    >
      <AddressFields {...of} />
      {client.sample ? (
        <p className="muted edit-sample">
          The sample is answered from inside the program: only its name can be changed. It can be removed at
          any time.
        </p>
      ) : (
        <>
          <SecretFields {...of} />
          <TestPart {...of} changed={changed} />
          <Properties {...of} saved={client.properties} />
          <CatalogueField {...of} />
        </>
      )}
      <div className="settings-actions">
        <div className="settings-refused-line">
          <RefusedForm error={save.error} />
        </div>
        <Button onPress={close}>Cancel</Button>
        <Button look="primary" type="submit" isDisabled={!changed || save.isPending} data-testid="save-edit">
          {save.isPending ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}

function focusFirstWrong(): void {
  document.querySelector<HTMLElement>("[data-testid=edit-form] [aria-invalid=true]")?.focus();
}
