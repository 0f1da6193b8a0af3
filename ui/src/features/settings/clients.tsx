// The clients there are, and connecting another.
import { Plus } from "lucide-react";
import { useDesk } from "../../ipc/queries";
import { Button } from "../../shared/layout/button";
import { ClientCard } from "./client-card";
import { NotThere } from "./row";

export function Clients({ onAdd }: { onAdd: () => void }) {
  const { data: desk, error, refetch } = useDesk();
  return (
    <>
      <header className="settings-head with-action">
        <h2 data-settings-heading tabIndex={-1}>
          Clients
        </h2>
        <Button onPress={onAdd} data-testid="add-client">
          <Plus size={14} aria-hidden="true" />
          Connect another
        </Button>
      </header>
      {!desk && <NotThere error={error} onRetry={() => void refetch()} />}
      {desk?.clients.map((client) => (
        <ClientCard key={client.id} client={client} />
      ))}
    </>
  );
}
