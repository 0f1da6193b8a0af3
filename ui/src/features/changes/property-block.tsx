// The changes of one property, lease by lease; with several clients, whose property it is.
import { useDesk } from "../../ipc/queries";
import type { PropertyChanges } from "./group";
import { LeaseBlock } from "./lease-block";

export function PropertyBlock({ group, unseen }: { group: PropertyChanges; unseen: boolean }) {
  const { data: desk } = useDesk();
  const clients = desk?.clients ?? [];
  return (
    <div className="changed-property">
      <h3>
        {group.name}
        {clients.length > 1 && (
          <span className="muted changed-client">
            {clients.find(({ id }) => id === group.leases[0]?.clientId)?.name}
          </span>
        )}
      </h3>
      <ul>
        {group.leases.map((lease) => (
          <LeaseBlock key={lease.key} lease={lease} unseen={unseen} />
        ))}
      </ul>
    </div>
  );
}
