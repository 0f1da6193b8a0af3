// The list of shortcuts, opened by "?".
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "../layout/button";
import "../layout/dialog.css";
import { keyName } from "./keys";
import { useRegistry } from "./registry";
import "./shortcuts.css";

export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const commands = useRegistry((state) => state.commands);
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <ModalOverlay isOpen={open} onOpenChange={(now) => !now && onClose()} isDismissable className="veil">
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">Keyboard shortcuts</Heading>
          {groups.map((group) => (
            <section key={group} className="shortcuts">
              <h3>{group}</h3>
              <dl>
                {commands
                  .filter((command) => command.group === group)
                  .map((command) => (
                    <div key={command.id}>
                      <dt>{command.title}</dt>
                      <dd>
                        {command.keys.map((key) => (
                          <kbd key={key}>{keyName(key)}</kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
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
