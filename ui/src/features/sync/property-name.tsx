// A property by its id and, where it is known, its name.
import { useProperties } from "../../ipc/queries";

export function PropertyName({ clientId, id }: { clientId: string; id: string }) {
  const { data: properties = [] } = useProperties();
  const name = properties.find((one) => one.id === id && one.clientId === clientId)?.name;
  return (
    <strong>
      {id} {name}
    </strong>
  );
}
