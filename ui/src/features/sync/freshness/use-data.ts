// The answers of the clients that are looked at as one list.
import type { PropertyFreshness } from "../../../ipc/door";
import { useDesk, useFreshness } from "../../../ipc/queries";
import { useChosenClient } from "../client-choice";

type Answers = {
  /** undefined: not all is answered yet */
  properties: PropertyFreshness[] | undefined;
  error: unknown;
  again: () => void;
};

export function useData(): Answers {
  const { data: desk } = useDesk();
  const chosen = useChosenClient();
  const ids = (desk?.clients ?? []).map(({ id }) => id).filter((id) => chosen === null || id === chosen);
  const answers = useFreshness(ids);
  // One that was refused is told as that; one that is on its way is waited for.
  const waits = answers.some(({ data, error }) => data === undefined && !error);
  const isAnswered = ids.length === 0 || answers.some(({ data }) => data !== undefined);
  return {
    properties: isAnswered && !waits ? answers.flatMap(({ data }) => data ?? []) : undefined,
    error: answers.find(({ error }) => error)?.error ?? null,
    again: () => {
      for (const { refetch } of answers) void refetch();
    },
  };
}
