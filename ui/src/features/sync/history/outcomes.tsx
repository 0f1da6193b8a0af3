// Each property of a run, folded: what it cost in a line, its datasets when opened. Hundreds of properties stay quick
// because only so many lines are drawn until more are asked for.
import { useState } from "react";
import type { RunOutcome } from "../../../ipc/door";
import { plural } from "../../../shared/format";
import { Checkbox } from "../../../shared/forms/choice";
import { Select } from "../../../shared/forms/select";
import { More } from "../../../shared/layout/more";
import { groupOutcomes, type Order, orderNames } from "./group";
import { OutcomeGroup } from "./outcome-group";

const STEP = 100;
const orders = Object.entries(orderNames).map(([id, label]) => ({ id, label }));

type OutcomesProps = { clientId: string; outcomes: RunOutcome[] };

export function Outcomes({ clientId, outcomes }: OutcomesProps) {
  const [order, setOrder] = useState<Order>("property");
  const [onlyFailed, setOnlyFailed] = useState(false);
  const [room, setRoom] = useState(STEP);
  if (outcomes.length === 0) return <p className="muted">Nothing was answered in this run.</p>;
  const groups = groupOutcomes(outcomes, order, onlyFailed);
  return (
    <section aria-label="Answers by property" className="outcomes" data-testid="outcomes">
      <div className="part-bar">
        <h3>{plural(groups.length, "property", "properties")}</h3>
        <Checkbox selected={onlyFailed} onChange={setOnlyFailed}>
          Only failures
        </Checkbox>
        <Select
          label="Order"
          name="order"
          value={order}
          options={orders}
          onChange={(chosen) => setOrder(chosen as Order)}
        />
      </div>
      {groups.length === 0 && <p className="muted">Nothing failed in this run.</p>}
      <ul>
        {groups.slice(0, room).map((group) => (
          <OutcomeGroup
            key={group.propertyId}
            clientId={clientId}
            group={group}
            open={onlyFailed && groups.length < 4}
          />
        ))}
      </ul>
      <More shown={room} of={groups.length} step={STEP} onMore={() => setRoom(room + STEP)} />
    </section>
  );
}
