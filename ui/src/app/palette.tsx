// Ctrl+K: type some of a command's words, or of a lease's, and press Enter.
import { Search } from "lucide-react";
import { useState } from "react";
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { wordsOf } from "../ipc/errors";
import { Keycaps } from "../shared/commands/keycaps";
import { remember } from "../shared/commands/recent";
import { type Choice, useChoices } from "./palette-choices";
import "../shared/forms/menu.css";
import "../shared/layout/dialog.css";
import "./palette.css";

export function Palette({ onClose }: { onClose: () => void }) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(now) => !now && onClose()}
      isDismissable
      className="veil palette-veil"
    >
      <Modal className="modal palette">
        <Dialog aria-label="Commands and renewals" className="palette-dialog">
          <Find onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Find({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const { groups, looking, error } = useChoices(typed);
  const choose = (id: unknown) => {
    const choice = groups.flatMap(({ choices }) => choices).find((one) => one.id === id);
    if (!choice) return;
    onClose();
    if (!/^(lease|view) /.test(choice.id)) remember(choice.id);
    // What it opens must find the focus back where it was before the palette.
    requestAnimationFrame(choice.run);
  };
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField aria-label="Find a command or a renewal" autoFocus className="palette-search">
        <Search size={16} aria-hidden="true" className="muted" />
        <Input
          placeholder="Type a command, a tenant, a property…"
          spellCheck="false"
          autoComplete="off"
          data-testid="palette-search"
        />
      </SearchField>
      <ListBox
        aria-label="Commands and renewals"
        className="palette-list"
        items={groups.map((group) => ({ ...group, id: group.name }))}
        onAction={choose}
        renderEmptyState={() => (
          <p className="menu-empty muted" role="status">
            {looking
              ? "Looking…"
              : error
                ? `No command is called “${typed.trim()}”. The renewals could not be searched: ${wordsOf(error).title}.`
                : `Nothing is called “${typed.trim()}”, and no renewal has it.`}
          </p>
        )}
        data-testid="palette"
      >
        {({ name, choices }) => (
          <ListBoxSection id={name}>
            <Header className="menu-head">{name}</Header>
            <Collection items={choices}>{(choice) => <Line choice={choice} />}</Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  );
}

function Line({ choice: { id, title, detail, icon: Icon, keys } }: { choice: Choice }) {
  return (
    <ListBoxItem id={id} textValue={title} className="menu-item palette-item">
      <Icon size={14} aria-hidden="true" className="muted" />
      <span className="palette-title">{title}</span>
      {detail && <span className="palette-detail">{detail}</span>}
      {keys.length > 0 && <Keycaps keys={keys} />}
    </ListBoxItem>
  );
}
