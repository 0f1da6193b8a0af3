// Narrows the changes to some kinds, each with how many there are.
import { ToggleButton } from "react-aria-components";
import type { Change, ChangeKind } from "../../ipc/door";
import { changeKindNames } from "../../ipc/names";
import { formatWhole } from "../../shared/format";
import { countKinds } from "./group";
import "../../shared/layout/button.css";

type KindFilterProps = { changes: Change[]; chosen: ChangeKind[]; onChoose: (kinds: ChangeKind[]) => void };

export function KindFilter({ changes, chosen, onChoose }: KindFilterProps) {
  const kinds = countKinds(changes);
  if (kinds.length < 2) return null;
  return (
    <div className="kinds" role="group" aria-label="Kinds of change">
      {kinds.map(([kind, count]) => (
        <ToggleButton
          key={kind}
          className="button toggle kind"
          isSelected={chosen.includes(kind)}
          onChange={(on) => onChoose(on ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
        >
          {changeKindNames[kind]} <span className="muted">{formatWhole(count)}</span>
        </ToggleButton>
      ))}
    </div>
  );
}
