// Forgetting everything: only after a word was typed, and with what could not be deleted said.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { ask } from "../../../ipc/door";
import { TextField } from "../../../shared/forms/text-field";
import { Button } from "../../../shared/layout/button";
import { forgetLook } from "../../../shared/theme";
import { RefusedForm } from "../connect/refused-form";
import { Row } from "../row";
import { forgetZoom } from "../zoom";
import "../../../shared/layout/dialog.css";

const WORD = "forget";

export function Forget() {
  const [asking, setAsking] = useState(false);
  return (
    <Row label="Forget everything" hint="Leaves this computer as if the program had never run.">
      <div>
        <Button look="danger" onPress={() => setAsking(true)} data-testid="forget">
          Forget everything…
        </Button>
      </div>
      {asking && (
        <ModalOverlay
          isOpen
          onOpenChange={(open) => !open && setAsking(false)}
          isDismissable
          className="veil"
        >
          <Modal className="modal">
            <Dialog role="alertdialog" className="dialog">
              <Question onClose={() => setAsking(false)} />
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
    </Row>
  );
}

function Question({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const forget = useMutation({
    mutationFn: () => ask().forgetEverything(),
    onSuccess: (left) => {
      forgetLook();
      forgetZoom();
      if (left.length === 0) onClose();
    },
  });
  if (forget.data && forget.data.length > 0) return <Left sentences={forget.data} onClose={onClose} />;
  const meant = typed.trim().toLowerCase() === WORD;
  return (
    <form
      className="forget"
      onSubmit={(event) => {
        event.preventDefault();
        if (meant && !forget.isPending) forget.mutate();
      }}
    >
      <Heading slot="title">Forget everything?</Heading>
      <p>This deletes from this computer, for good:</p>
      <ul className="forget-list">
        <li>every client with its key and password</li>
        <li>every follow-up, note, saved view and setting</li>
        <li>all that was fetched, the history, the logs</li>
        <li>all backups</li>
      </ul>
      <p>Nothing changes in MRI. The program then closes.</p>
      <TextField name="forget" label={`Type “${WORD}” to go on`} value={typed} onChange={setTyped} />
      <RefusedForm error={forget.error} />
      <div className="dialog-actions">
        <Button autoFocus onPress={onClose}>
          Cancel
        </Button>
        <Button look="danger" type="submit" isDisabled={!meant || forget.isPending} data-testid="forget-now">
          {forget.isPending ? "Forgetting…" : "Forget everything"}
        </Button>
      </div>
    </form>
  );
}

function Left({ sentences, onClose }: { sentences: string[]; onClose: () => void }) {
  return (
    <>
      <Heading slot="title">Not all of it could be deleted</Heading>
      <ul className="forget-list" role="alert">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>The rest is gone. Close the program, then delete what is left by hand.</p>
      <div className="dialog-actions">
        <Button autoFocus onPress={onClose}>
          Close
        </Button>
      </div>
    </>
  );
}
