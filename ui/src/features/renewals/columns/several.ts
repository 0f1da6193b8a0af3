// Whether there are several clients: only then it counts whose a renewal is.
import { useLayoutEffect } from "react";
import { create } from "zustand";
import { useDesk } from "../../../ipc/queries";

export const useSeveral = create<{ several: boolean }>(() => ({ several: false }));

/** For the list, while it is on screen. */
export function useKnowSeveral(): void {
  const several = (useDesk().data?.clients.length ?? 0) > 1;
  useLayoutEffect(() => useSeveral.setState({ several }), [several]);
}
