// Asks what a view is to be called.
import { useEffect, useRef, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { asCommandError, wordsOf } from "../../../ipc/errors";
import { TextField } from "../../../shared/forms/text-field";
import { Button } from "../../../shared/layout/button";

type ViewNameProps = {
  title: string;
  first: string;
  save: (name: string) => Promise<void>;
  onClose: () => void;
};

export function ViewName({ title, first, save, onClose }: ViewNameProps) {
  const [name, setName] = useState(first);
  const [wrong, setWrong] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  // The dialog would begin at itself, a step away from what it asks for.
  useEffect(() => {
    const frame = requestAnimationFrame(() => form.current?.querySelector("input")?.select());
    return () => cancelAnimationFrame(frame);
  }, []);
  const submit = async () => {
    if (name.trim() === "") return setWrong("A view needs a name.");
    try {
      await save(name.trim());
      onClose();
    } catch (error) {
      setWrong(
        asCommandError(error).code === "wrong_use"
          ? "There is a view of that name already. Choose another."
          : `${wordsOf(error).title}. ${wordsOf(error).advice}`,
      );
    }
  };
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className="veil">
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{title}</Heading>
          <form
            ref={form}
            className="dialog-body"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <TextField
              label="Name"
              name="view-name"
              value={name}
              onChange={(typed) => {
                setName(typed);
                setWrong(undefined);
              }}
              wrong={wrong}
              hint="Filters, columns, order, grouping and row height are kept with it."
            />
            <div className="dialog-actions">
              <Button onPress={onClose}>Cancel</Button>
              <Button look="primary" type="submit" data-testid="save-name">
                Save
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
