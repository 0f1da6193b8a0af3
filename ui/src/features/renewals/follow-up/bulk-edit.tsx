// Edits the follow-ups of many renewals alike.
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { EditTarget } from "../../../ipc/door";
import { plural } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";

type BulkEditProps = { target: EditTarget; count: number; onClose: () => void };

export function BulkEdit({ count, onClose }: BulkEditProps) {
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className="veil">
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">Edit {plural(count, "follow-up")}</Heading>
          <div className="dialog-actions">
            <Button autoFocus onPress={onClose}>
              Close
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
