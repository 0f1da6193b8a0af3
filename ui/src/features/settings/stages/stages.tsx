// The staff's pipeline, to be changed as a whole: the list, what is wrong with it, and saving it.
import { Plus } from "lucide-react";
import { useState } from "react";
import type { Stage } from "../../../ipc/door";
import { useDeskSettings } from "../../../ipc/queries";
import { firstStages } from "../../../ipc/settings";
import { Button } from "../../../shared/layout/button";
import { say } from "../../../shared/toast/toast";
import { RefusedForm } from "../connect/refused-form";
import { NotThere } from "../row";
import { useSaveSettings } from "../use-save";
import { type Line, linesOf, newLine, sameStages, stagesOf, useStagesDraft, wrongLines } from "./draft";
import { StageList } from "./stage-list";
import "./stages.css";

export function Stages() {
  const { data: settings, error, refetch } = useDeskSettings();
  if (!settings) return <NotThere error={error} onRetry={() => void refetch()} />;
  return <StagesForm saved={settings.stages} />;
}

function StagesForm({ saved }: { saved: Stage[] }) {
  const draft = useStagesDraft((state) => state.lines);
  const [shown, setShown] = useState(false);
  const save = useSaveSettings();
  const lines = draft ?? linesOf(saved);
  const stages = stagesOf(lines);
  const changed = draft !== null && !sameStages(stages, saved);
  const wrong = wrongLines(lines);
  const set = (changedLines: Line[]) => useStagesDraft.setState({ lines: changedLines });
  const putBack = () => {
    useStagesDraft.setState({ lines: null });
    setShown(false);
    save.reset();
  };
  const submit = () => {
    setShown(true);
    if (wrong.size > 0) return focusFirstWrong();
    save.mutate(
      { stages },
      {
        onSuccess: () => {
          putBack();
          say("ok", "Stages saved");
        },
      },
    );
  };
  return (
    <form
      className="stages"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) submit();
      }}
      aria-label="Stages"
    >
      <StageList lines={lines} wrong={shown ? wrong : new Map()} onChange={set} />
      <div className="stages-add">
        <Button look="quiet" onPress={() => set([...lines, newLine()])} data-testid="add-stage">
          <Plus size={14} aria-hidden="true" />
          Add a stage
        </Button>
        <span className="client-gap" />
        <Button
          look="quiet"
          isDisabled={sameStages(stages, firstStages)}
          onPress={() => set(linesOf(firstStages))}
          data-testid="first-stages"
        >
          Reset to the first list
        </Button>
      </div>
      <Removed saved={saved} lines={lines} />
      <RefusedForm error={save.error} />
      <div className="settings-actions">
        <Button isDisabled={!changed} onPress={putBack}>
          Discard changes
        </Button>
        <Button
          look="primary"
          type="submit"
          isDisabled={!changed || save.isPending}
          data-testid="save-stages"
        >
          {save.isPending ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}

/** Nothing is taken from a lease by changing the list. */
function Removed({ saved, lines }: { saved: Stage[]; lines: Line[] }) {
  const gone = saved.filter(({ id }) => !lines.some((line) => line.id === id)).map(({ name }) => name);
  if (gone.length === 0) return null;
  return (
    <p className="stages-removed" role="status">
      Off the list: {gone.join(", ")}. Leases that have {gone.length === 1 ? "it" : "one of them"} keep it
      until somebody chooses another.
    </p>
  );
}

function focusFirstWrong(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".stages [aria-invalid=true]")?.focus());
}
