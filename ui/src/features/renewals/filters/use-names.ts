// What the ids in a filter are called.
import { useCallback } from "react";
import { useDesk, useProperties } from "../../../ipc/queries";
import { useStageName } from "../stages";
import type { NameOf } from "./label";

/** `ofProperties`: those are asked for when they are wanted. */
export function useNames(ofProperties: boolean): NameOf {
  const { data: properties } = useProperties(ofProperties);
  const { data: desk } = useDesk();
  const stageName = useStageName();
  return useCallback(
    (key, value) => {
      if (key === "property") {
        const name = properties?.find(({ id }) => id === value)?.name;
        return name ? `${value} ${name}` : null;
      }
      if (key === "stage") return stageName(value);
      if (key === "client") return desk?.clients.find(({ id }) => id === value)?.name ?? null;
      if (key === "owner" && value === "me") return "me";
      return null;
    },
    [properties, desk, stageName],
  );
}
