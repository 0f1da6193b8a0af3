// The columns as they are now: of today, to the minute, with the desk's names of stages.
import { useMemo } from "react";
import { useDesk } from "../../../ipc/queries";
import { useMinute } from "../../../shared/clock";
import { useStageName } from "../stages";
import { columnsFor } from "./columns";
import { useNarrowWindow } from "./narrow";

export function useColumns() {
  const { data: desk } = useDesk();
  const now = useMinute();
  const narrow = useNarrowWindow();
  const stageName = useStageName();
  const today = desk?.today ?? "";
  const clients = desk?.clients;
  return useMemo(() => {
    const names = new Map(clients?.map(({ id, name }) => [id, name]));
    return columnsFor({ today, now, narrow, stageName, clientName: (id) => names.get(id) ?? id });
  }, [today, now, narrow, stageName, clients]);
}
