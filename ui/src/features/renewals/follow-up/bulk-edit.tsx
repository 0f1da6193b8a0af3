// Changes the follow-up of many renewals at once. How many it would change is said before; all of it can be taken back.
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { ask, type EditSummary, type EditTarget, type FollowUpEdit } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { sayUndoable } from "../../../shared/commands/undo";
import { formatWhole, plural } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { type BulkDraft, editOf, emptyBulk } from "./bulk-draft";
import { BulkFields } from "./bulk-fields";
import { useDeskPeople, useInUse } from "./suggestions";
import { editWords } from "./words";
import "../../../shared/layout/dialog.css";
import "./bulk-edit.css";
import "./follow-up.css";

type BulkEditProps = { target: EditTarget; count: number; onClose: () => void };

export function BulkEdit({ target, count, onClose }: BulkEditProps) {
  const [draft, setDraft] = useState(emptyBulk);
  const [sure, setSure] = useState(false);
  const { stages } = useDeskPeople();
  const { owners, tags } = useInUse();
  const edit = editOf(draft);
  const preview = usePreview(target, edit, draft.on.length > 0);
  const all = preview.data?.leases ?? count;
  const apply = useMutation({
    mutationFn: () => ask().editFollowUps(target, edit),
    onSuccess: ({ editId, changed }) => {
      onClose();
      if (editId === null) return;
      const label = `${plural(changed, "renewal")}: ${editWords(edit, stages)}`;
      sayUndoable({ label, undo: () => ask().undoEdit(editId) });
    },
  });
  const change = (next: BulkDraft) => {
    setDraft(next);
    setSure(false);
  };
  return (
    <ModalOverlay isOpen onOpenChange={(now) => !now && onClose()} className="veil">
      <Modal className="modal bulk-modal">
        <Dialog className="dialog" data-testid="bulk-edit">
          <Heading slot="title">Change {plural(all, "renewal")}</Heading>
          {target.type === "filter" && <AllOfFilter filter={target.filter} count={all} />}
          <BulkFields draft={draft} stages={stages} owners={owners} tags={tags} onChange={change} />
          <Outcome preview={preview} chosen={draft.on.length > 0} />
          {apply.error !== null && <Refusal error={apply.error} />}
          <div className="dialog-actions">
            {sure && (
              <strong className="bulk-sure">{`Change all ${formatWhole(all)} that the filter finds?`}</strong>
            )}
            <Button onPress={sure ? () => setSure(false) : onClose}>{sure ? "Back" : "Cancel"}</Button>
            <Button
              look="primary"
              isDisabled={!preview.settled || !preview.data?.changed || apply.isPending}
              onPress={() => (target.type === "filter" && !sure ? setSure(true) : apply.mutate())}
              data-testid="bulk-apply"
            >
              {apply.isPending ? "Changing…" : applyWords(preview.settled ? preview.data : undefined, sure)}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type Preview = { data: EditSummary | undefined; error: unknown; settled: boolean };

const REST_MS = 200;
let dialogs = 0;

/** Asked once the typing rests. The key names the dialog, not its thousands of leases. */
function usePreview(target: EditTarget, edit: FollowUpEdit, enabled: boolean): Preview {
  const [dialog] = useState(() => {
    dialogs += 1;
    return dialogs;
  });
  const now = JSON.stringify(edit);
  const [rested, setRested] = useState({ now, edit });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the edit is made anew each time; its text says whether it is another
  useEffect(() => {
    if (rested.now === now) return;
    const timer = setTimeout(() => setRested({ now, edit }), REST_MS);
    return () => clearTimeout(timer);
  }, [now, rested]);
  const atRest = rested.now === now;
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ["renewals", "preview-edit", dialog, rested.now],
    queryFn: () => ask().previewEdit(target, rested.edit),
    placeholderData: keepPreviousData,
    enabled: enabled && atRest,
  });
  return {
    data: enabled ? data : undefined,
    error,
    settled: enabled && atRest && data !== undefined && !isPlaceholderData,
  };
}

function applyWords(summary: EditSummary | undefined, sure: boolean): string {
  if (!summary || summary.changed === 0) return "Change";
  return sure
    ? `Yes, change ${formatWhole(summary.changed)}`
    : `Change ${plural(summary.changed, "renewal")}`;
}

function AllOfFilter({ filter, count }: { filter: string; count: number }) {
  return (
    <p className="bulk-all">
      <TriangleAlert size={14} aria-hidden="true" />
      <span>
        This is for <strong>all {plural(count, "renewal")}</strong>{" "}
        {filter === "" ? (
          "there are, as no filter is set."
        ) : (
          <>
            that the filter finds, on screen or not: <code>{filter}</code>
          </>
        )}
      </span>
    </p>
  );
}

function Outcome({ preview: { data, error, settled }, chosen }: { preview: Preview; chosen: boolean }) {
  if (error !== null && chosen) return <Refusal error={error} />;
  return (
    <p role="status" className={`bulk-outcome${settled ? "" : " muted"}`} data-testid="bulk-outcome">
      {!chosen && "Choose what to change."}
      {chosen && !data && "Counting…"}
      {chosen && data && (
        <>
          {plural(data.leases, "renewal")}, <strong>{formatWhole(data.changed)} will change</strong>
          {data.changed < data.leases && `; ${formatWhole(data.leases - data.changed)} are so already`}
        </>
      )}
    </p>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { title, advice } = wordsOf(error);
  return (
    <p role="alert" className="field-wrong">
      <CircleAlert size={14} aria-hidden="true" />
      <span>
        <strong>{title}.</strong> {advice} Nothing was changed.
      </span>
    </p>
  );
}
