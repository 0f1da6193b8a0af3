// The list of shortcuts, opened by "?".
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "../layout/button";
import "../layout/dialog.css";
import { keyName } from "./keys";
import { useRegistry } from "./registry";
import "./shortcuts.css";

/** Keys that the list itself takes. */
const inLists = [
  { title: "Go through the rows", keys: ["↑", "↓", "PgUp", "PgDn", "Home", "End"] },
  { title: "Open the row", keys: ["Enter", "Space"] },
  { title: "Sort by one more column", keys: ["Shift+click"] },
];
const order = ["Everywhere", "Renewals", "Lease"];

export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const commands = useRegistry((state) => state.commands);
  const groups = order.map((name) => ({
    name,
    commands: commands.filter(({ group, keys }) => group === name && keys.length > 0),
  }));
  return (
    <ModalOverlay isOpen={open} onOpenChange={(now) => !now && onClose()} isDismissable className="veil">
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">Keyboard shortcuts</Heading>
          {groups.map((group) => (
            <Group
              key={group.name}
              name={group.name}
              lines={group.commands.map(({ title, keys }) => ({ title, keys: keys.map(keyName) }))}
            />
          ))}
          <Group name="In a list" lines={inLists} />
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

type Line = { title: string; keys: string[] };

function Group({ name, lines }: { name: string; lines: Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="shortcuts">
      <h3>{name}</h3>
      <dl>
        {lines.map(({ title, keys }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
