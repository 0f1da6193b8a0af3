// Some lines of text, saved by a button or by Ctrl+Enter.
import { type KeyboardEvent, useId } from "react";
import { TextArea, TextField } from "react-aria-components";
import { Button } from "../../../shared/layout/button";
import { leaveField } from "../leave-field";

type NoteEditorProps = {
  label: string;
  text: string;
  saving: boolean;
  save: string;
  onType: (text: string) => void;
  onSave: () => void;
  onCancel?: () => void;
  autoFocus?: boolean;
  name: string;
};

export function NoteEditor(props: NoteEditorProps) {
  const { label, text, saving, save, onType, onSave, onCancel, autoFocus = false, name } = props;
  const hint = useId();
  const empty = text.trim() === "";
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !empty && !saving) onSave();
    if (event.key !== "Escape") return;
    leaveField(event.target as HTMLElement);
    onCancel?.();
  };
  const busy = text !== "" || onCancel !== undefined;
  return (
    <div className="note-editor">
      <TextField
        aria-label={label}
        aria-describedby={busy ? hint : undefined}
        value={text}
        onChange={onType}
        autoFocus={autoFocus}
      >
        <TextArea
          className="input note-input"
          rows={busy ? 3 : 1}
          placeholder="Add a note, for your desk only"
          onKeyDown={press}
          data-testid={`note-${name}`}
        />
      </TextField>
      {busy && (
        <div className="note-actions">
          <span id={hint} className="muted small">
            Ctrl+Enter saves
          </span>
          {onCancel && <Button onPress={onCancel}>Cancel</Button>}
          <Button onPress={onSave} isDisabled={empty || saving} data-testid={`note-${name}-save`}>
            {save}
          </Button>
        </div>
      )}
    </div>
  );
}
