// What the fields suggest: the desk's stages, the owners and tags that are in use, and who sits here.
import { useQuery } from "@tanstack/react-query";
import { ask, type Facet, type Stage } from "../../../ipc/door";

const noStages: Stage[] = [];

/** `error`: the list can't be read, which is no reason not to edit the rest. */
export function useDeskPeople(): { stages: Stage[]; author: string | null; error: unknown } {
  const { data, error } = useQuery({
    queryKey: ["desk", "settings"],
    queryFn: () => ask().deskSettings(),
  });
  return { stages: data?.stages ?? noStages, author: data?.author ?? null, error };
}

const names = (facets: Facet[]) => facets.flatMap(({ value }) => (value === "none" ? [] : [value]));

export function useInUse(): { owners: string[]; tags: string[] } {
  const { data } = useQuery({
    queryKey: ["renewals", "facets", ""],
    queryFn: () => ask().listFacets(""),
  });
  return { owners: data ? names(data.owner) : [], tags: data ? names(data.tag) : [] };
}
