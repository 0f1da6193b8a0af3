// The answers of the clients that are looked at as one list.
import { useMemo } from "react";
import type { PropertyFreshness } from "../../../ipc/door";
import { useDesk, useFreshness } from "../../../ipc/queries";
import { useChosenClient } from "../client-choice";

type Answers = {
  /** undefined: nothing was answered yet */
  properties: PropertyFreshness[] | undefined;
  error: unknown;
  again: () => void;
};

export function useData(): Answers {
  const { data: desk } = useDesk();
  const chosen = useChosenClient();
  const ids = (desk?.clients ?? []).map(({ id }) => id).filter((id) => chosen === null || id === chosen);
  const answers = useFreshness(ids);
  const all = answers.map(({ data }) => data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers stand for their list, which is another at each drawing
  const properties = useMemo(() => all.flatMap((some) => some ?? []), all);
  return {
    properties: all.some((some) => some !== undefined) || ids.length === 0 ? properties : undefined,
    error: answers.find(({ error }) => error)?.error ?? null,
    again: () => {
      for (const { refetch } of answers) void refetch();
    },
  };
}
