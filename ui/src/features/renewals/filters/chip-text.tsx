// A chip that no menu knows: words to search for, or a term as it is written.
import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { Button } from "../../../shared/layout/button";
import { closeQuotes } from "./chip";

export function ChipText({ text, onDone }: { text: string; onDone: (written: string) => void }) {
  const [typed, setTyped] = useState(text);
  return (
    <form
      className="pick-form"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(closeQuotes(typed.trim()));
      }}
    >
      <TextField autoFocus className="field" value={typed} onChange={setTyped}>
        <Label className="field-label">Words or a term</Label>
        <Input className="input" spellCheck="false" autoComplete="off" />
      </TextField>
      <div className="pick-foot">
        <span />
        <Button type="submit">Done</Button>
      </div>
    </form>
  );
}
