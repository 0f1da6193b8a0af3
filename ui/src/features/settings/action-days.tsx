// How far ahead "Needs action" looks.
import { useState } from "react";
import { TextField } from "../../shared/forms/text-field";
import { Button } from "../../shared/layout/button";
import { say } from "../../shared/toast/toast";
import { RefusedForm } from "./connect/refused-form";
import { Row } from "./row";
import { useSaveSettings } from "./use-save";

const FURTHEST = 1095;
const isDays = (text: string) => /^[1-9]\d{0,3}$/.test(text.trim()) && Number(text) <= FURTHEST;

export function ActionDays({ saved }: { saved: number }) {
  const [typed, setTyped] = useState<string | null>(null);
  const save = useSaveSettings();
  const text = typed ?? String(saved);
  const wrong = isDays(text) ? undefined : `A whole number of days, 1 to ${FURTHEST}.`;
  const changed = Number(text) !== saved;
  const submit = () =>
    save.mutate(
      { actionDays: Number(text) },
      {
        onSuccess: () => {
          setTyped(null);
          say("ok", `Needs action looks ${Number(text)} days ahead`);
        },
      },
    );
  return (
    <Row label="Needs action" hint="Leases whose next deadline is within so many days are in the queue.">
      <form
        className="setting-line short"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed && !wrong) submit();
        }}
      >
        <TextField name="actionDays" label="Days ahead" value={text} wrong={wrong} onChange={setTyped} />
        <Button type="submit" isDisabled={!changed || wrong !== undefined || save.isPending}>
          Save
        </Button>
      </form>
      <RefusedForm error={save.error} />
    </Row>
  );
}
