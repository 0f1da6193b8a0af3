// The changes that were not seen yet, or those that were: property by property, a part of them at a time.
import { useState } from "react";
import type { Change } from "../../ipc/door";
import { plural } from "../../shared/format";
import { More } from "../../shared/layout/more";
import { groupChanges } from "./group";
import { PropertyBlock } from "./property-block";

const STEP = 25;

type PartProps = { title: string; changes: Change[]; unseen: boolean; testId: string };

export function Part({ title, changes, unseen, testId }: PartProps) {
  const [room, setRoom] = useState(STEP);
  const groups = groupChanges(changes);
  return (
    <section
      className={`changes-part ${unseen ? "unseen-part" : ""}`}
      aria-label={title}
      data-testid={testId}
    >
      <h2>
        {title}
        <span className="muted">
          {plural(changes.length, "change")} in {plural(groups.length, "property", "properties")}
        </span>
      </h2>
      {groups.slice(0, room).map((group) => (
        <PropertyBlock key={group.key} group={group} unseen={unseen} />
      ))}
      <More shown={room} of={groups.length} step={STEP} onMore={() => setRoom(room + STEP)} />
    </section>
  );
}
