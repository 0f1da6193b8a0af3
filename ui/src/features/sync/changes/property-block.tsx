// The changes of one property, lease by lease.

import type { PropertyChanges } from "./group";
import { LeaseBlock } from "./lease-block";

export function PropertyBlock({ group }: { group: PropertyChanges }) {
  return (
    <section className="changed-property" aria-label={group.name}>
      <h3 className="number">{group.name}</h3>
      <ul>
        {group.leases.map((lease) => (
          <LeaseBlock key={lease.key} lease={lease} />
        ))}
      </ul>
    </section>
  );
}
