// Narrows the changes to one client. With one client there is nothing to choose.
import { useDesk } from "../../ipc/queries";
import { Select } from "../../shared/forms/select";
import { showClient, useNarrow } from "./narrow";

export function ClientChoice() {
  const { data: desk } = useDesk();
  const clientId = useChosenClient();
  const clients = desk?.clients ?? [];
  if (clients.length < 2) return null;
  return (
    <Select
      label="Client"
      name="changes-client"
      value={clientId ?? "all"}
      options={[{ id: "all", label: "All clients" }, ...clients.map(({ id, name }) => ({ id, label: name }))]}
      onChange={(chosen) => showClient(chosen === "all" ? null : chosen)}
    />
  );
}

/** The client that is chosen, unless it was removed since. */
export function useChosenClient(): string | null {
  const { data: desk } = useDesk();
  const clientId = useNarrow((narrow) => narrow.clientId);
  return desk?.clients.some(({ id }) => id === clientId) ? clientId : null;
}

export function useSeveralClients(): boolean {
  const { data: desk } = useDesk();
  return (desk?.clients.length ?? 0) > 1;
}
