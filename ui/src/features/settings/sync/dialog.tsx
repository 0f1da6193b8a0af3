// One client's sync settings in a dialog: limit, pace, freshness, start and schedule, saved together.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { ask, type Client } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { Button } from "../../../shared/layout/button";
import { say } from "../../../shared/toast/toast";
import { draftOf, quotaOf, settingsOf } from "./draft";
import { FreshnessPart } from "./freshness-part";
import { PacePart } from "./pace-part";
import { QuotaPart } from "./quota-part";
import { ResumePart } from "./resume-part";
import { SchedulePart } from "./schedule-part";
import { useStarts } from "./use-starts";
import { validate, type Wrong } from "./validate";
import "../../../shared/layout/dialog.css";
import "./sync-settings.css";

type SyncSettingsProps = { client: Client; onClose: () => void };

export default function SyncSettings({ client, onClose }: SyncSettingsProps) {
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} className="veil">
      <Modal className="modal wide">
        <Dialog className="dialog sync-settings" data-testid="sync-settings">
          <Heading slot="title">Sync settings of {client.name}</Heading>
          <SettingsForm client={client} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function SettingsForm({ client, onClose }: SyncSettingsProps) {
  const [draft, setDraft] = useState(() => draftOf(client));
  const typedWrong = validate(draft);
  const { refused } = useStarts(draft, typedWrong);
  const wrong: Wrong = refused ? { cron: refused, ...typedWrong } : typedWrong;
  const save = useMutation({
    mutationFn: () => ask().updateClient(client.id, quotaOf(draft), settingsOf(draft)),
    onSuccess: () => {
      say(
        "ok",
        `Sync settings of ${client.name} saved`,
        "The call limit holds at once, the rest from the next run on.",
      );
      onClose();
    },
  });
  const saveIfRight = () => {
    if (Object.keys(wrong).length === 0) save.mutate();
    else document.querySelector<HTMLElement>(".sync-settings [aria-invalid=true]")?.focus();
  };
  const of = {
    draft,
    wrong,
    set: (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change })),
  };
  return (
    <form onSubmit={(event) => event.preventDefault()} className="sync-settings-form">
      <QuotaPart {...of} />
      <SchedulePart {...of} />
      <ResumePart {...of} />
      <PacePart {...of} />
      <FreshnessPart {...of} />
      {save.error && (
        <p role="alert" className="settings-refused">
          <strong>{wordsOf(save.error).title}.</strong> {wordsOf(save.error).advice}
        </p>
      )}
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="primary"
          isDisabled={save.isPending}
          onPress={saveIfRight}
          data-testid="save-sync-settings"
        >
          {save.isPending ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}
