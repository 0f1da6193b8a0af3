// A property among those of all clients: two of them may have one of the same id, and then its client's name tells which it is.
import { useDesk } from "../../ipc/queries";
import { quoted } from "./scope";

export type OfClient = { clientId: string; propertyId: string; propertyName: string | null };

export const keyOf = ({ clientId, propertyId }: Omit<OfClient, "propertyName">) =>
  `${clientId} ${propertyId}`;

/** In the filter language; the client is said only where there are several. */
export const filterOf = ({ clientId, propertyId }: OfClient, several: boolean) =>
  `${several ? `client:${quoted(clientId)} ` : ""}property:${quoted(propertyId)}`;

export function namesOf(
  properties: OfClient[],
  clients: { id: string; name: string }[],
): Map<string, string> {
  const byKey = new Map(properties.map((one) => [keyOf(one), one]));
  const sharing = Map.groupBy(byKey.values(), ({ propertyId }) => propertyId);
  return new Map(
    [...byKey].map(([key, { clientId, propertyId, propertyName }]) => {
      const client = clients.find(({ id }) => id === clientId)?.name;
      const shared = (sharing.get(propertyId)?.length ?? 0) > 1;
      return [key, [propertyId, propertyName, shared && client && `(${client})`].filter(Boolean).join(" ")];
    }),
  );
}

export function useClients(): { id: string; name: string }[] {
  return useDesk().data?.clients ?? none;
}

const none: { id: string; name: string }[] = [];
