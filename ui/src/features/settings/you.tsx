// Who sits at this desk: the name beside follow-ups and notes.
import { useState } from "react";
import { useDeskSettings } from "../../ipc/queries";
import { TextField } from "../../shared/forms/text-field";
import { Button } from "../../shared/layout/button";
import { say } from "../../shared/toast/toast";
import { RefusedForm } from "./connect/refused-form";
import { NotThere, Row } from "./row";
import { useSaveSettings } from "./use-save";

export function You() {
  const { data: settings, error, refetch } = useDeskSettings();
  if (!settings) return <NotThere error={error} onRetry={() => void refetch()} />;
  return <Name saved={settings.author ?? ""} />;
}

function Name({ saved }: { saved: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const save = useSaveSettings();
  const name = (typed ?? saved).trim();
  const submit = () =>
    save.mutate(
      { author: name || null },
      {
        onSuccess: () => {
          setTyped(null);
          say("ok", name === "" ? "Signed with the system's user name" : `Signed as ${name}`);
        },
      },
    );
  return (
    <Row
      label="Your name"
      hint="Stands beside the follow-ups and notes that you write. It stays on this computer."
    >
      <form
        className="setting-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (name !== saved) submit();
        }}
      >
        <TextField
          name="author"
          label="Name"
          value={typed ?? saved}
          onChange={setTyped}
          placeholder="The system's user name"
        />
        <Button type="submit" isDisabled={name === saved || save.isPending} data-testid="save-author">
          Save
        </Button>
      </form>
      <RefusedForm error={save.error} />
    </Row>
  );
}
