// The list of shortcuts, opened by "?": what the registry holds now, and the keys that a list or a field takes itself.
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "../layout/button";
import "../layout/dialog.css";
import { Keycaps } from "./keycaps";
import { groups, isOn, useRegistry } from "./registry";
import "./shortcuts.css";

type Line = { title: string; keys: string[] };

/** Keys that a list takes while it has the focus. */
const inLists: Line[] = [
  { title: "Go through cells and rows", keys: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] },
  { title: "To the edge", keys: ["$mod+ArrowDown", "Home", "End"] },
  { title: "A page on, a page back", keys: ["PgDn", "PgUp"] },
  { title: "Mark a range", keys: ["Shift+ArrowDown", "Shift+click"] },
  { title: "Copy what is marked", keys: ["$mod+c"] },
  { title: "Copy it with headers", keys: ["$mod+Shift+c"] },
  { title: "Look at the lease beside the list", keys: ["Space"] },
  { title: "Open the lease", keys: ["Enter"] },
  { title: "Back", keys: ["Escape"] },
];

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const commands = useRegistry((state) => state.commands).filter(({ keys }) => keys.length > 0);
  const taken = new Set(commands.flatMap(({ keys }) => keys));
  const own = inLists.filter(({ keys }) => !keys.some((key) => taken.has(key)));
  return (
    <ModalOverlay isOpen onOpenChange={(now) => !now && onClose()} isDismissable className="veil">
      <Modal className="modal wide shortcuts-modal">
        <Dialog className="dialog">
          <Heading slot="title">Keyboard shortcuts</Heading>
          <div className="shortcut-groups" data-testid="shortcuts">
            {groups.map((name) => (
              <Group
                key={name}
                name={name}
                lines={commands
                  .filter((command) => command.group === name && isOn(command))
                  .map(({ title, keys }) => ({ title, keys: keys.slice(0, 2) }))}
              />
            ))}
            <Group name="In a list" lines={own} />
          </div>
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
              <Keycaps keys={keys} all />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
