// What is wrong with a client's data now, whichever run it went wrong in: trying one again must not hide the others.
import type { Dataset, RunFailure } from "../../ipc/door";
import { useProperties } from "../../ipc/queries";

/** An API that the key may not use is one thing to tell, however many properties it was asked for. */
export type RefusedApi = { dataset: Dataset; properties: number };

export function useStanding(clientId: string): { failures: RunFailure[]; refused: RefusedApi[] } {
  const { data: all = [] } = useProperties();
  const properties = all.filter((property) => property.clientId === clientId);
  const failures = properties.flatMap(({ id, datasets }) =>
    datasets.flatMap(({ dataset, outcome, failure }) =>
      outcome === "failed" && failure ? [{ propertyId: id, dataset, ...failure }] : [],
    ),
  );
  const refused = new Map<Dataset, number>();
  for (const { datasets } of properties) {
    for (const { dataset, outcome } of datasets)
      if (outcome === "not_permitted") refused.set(dataset, (refused.get(dataset) ?? 0) + 1);
  }
  return { failures, refused: [...refused].map(([dataset, count]) => ({ dataset, properties: count })) };
}
