// What the fields suggest: the desk's stages, the owners and tags that are in use, and who sits here.
import { useQuery } from "@tanstack/react-query";
import { ask, type Facet, type Stage } from "../../../ipc/door";
import { useDeskSettings } from "../../../ipc/queries";

const noStages: Stage[] = [];

/** `error`: the list can't be read, which is no reason not to edit the rest. */
export function useDeskPeople(): { stages: Stage[]; author: string | null; error: unknown } {
  const { data, error } = useDeskSettings();
  return { stages: data?.stages ?? noStages, author: data?.author ?? null, error };
}

const names = (facets: Facet[]) => facets.flatMap(({ value }) => (value === "none" ? [] : [value]));

/** They change with what the staff write, not with what a sync brings: it is the desk's notice that counts. */
export function useInUse(): { owners: string[]; tags: string[] } {
  const { data } = useQuery({
    queryKey: ["desk", "in-use"],
    queryFn: async () => {
      const { owner, tag } = await ask().listFacets("");
      return { owners: names(owner), tags: names(tag) };
    },
  });
  return data ?? { owners: [], tags: [] };
}
