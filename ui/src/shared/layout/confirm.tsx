// A question before something that can't be undone. The safe answer has the focus.
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./button";
import "./dialog.css";

type ConfirmProps = {
  open: boolean;
  title: string;
  children: React.ReactNode;
  yes: string;
  onYes: () => void;
  onClose: () => void;
};

export function Confirm({ open, title, children, yes, onYes, onClose }: ConfirmProps) {
  return (
    <ModalOverlay isOpen={open} onOpenChange={(now) => !now && onClose()} isDismissable className="veil">
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">{title}</Heading>
          <div className="dialog-body">{children}</div>
          <div className="dialog-actions">
            <Button autoFocus onPress={onClose}>
              Cancel
            </Button>
            <Button
              look="danger"
              onPress={() => {
                onYes();
                onClose();
              }}
            >
              {yes}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
