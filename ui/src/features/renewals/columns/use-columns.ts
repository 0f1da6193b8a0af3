// The columns as they are now: of today, to the minute, with the desk's names of stages.
import { useMemo } from "react";
import { useDesk } from "../../../ipc/queries";
import { useMinute } from "../../../shared/clock";
import { useStageName } from "../stages";
import { columnsFor } from "./columns";

export function useColumns() {
  const { data: desk } = useDesk();
  const now = useMinute();
  const stageName = useStageName();
  const today = desk?.today ?? "";
  return useMemo(() => columnsFor({ today, now, stageName }), [today, now, stageName]);
}
