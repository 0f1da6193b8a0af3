// The pipeline's stages as series of a chart: named and ordered as the desk's settings have them.
import type { Overview, Stage } from "../../ipc/door";
import { useDeskSettings } from "../../ipc/queries";
import type { Colour, Series } from "../../shared/chart/series";

const COLOURS = 8;
/** No stage's id: ids have no spaces. */
export const NO_STAGE = "no stage";

export function useStages(): Stage[] {
  return useDeskSettings().data?.stages ?? [];
}

/** Those that occur; a stage keeps its colour whichever others do. One that the settings no longer have is called by its id. */
export function stageSeries(stages: Stage[], { months }: Overview): Series[] {
  const found = new Set(months.flatMap((month) => month.stages.map(({ stage }) => stage)));
  const known = stages.map(({ id }) => id);
  const others = [...found].filter((id) => id !== null && !known.includes(id));
  const named: Series[] = [...stages, ...others.map((id) => ({ id: id ?? "", name: id ?? "" }))].map(
    ({ id, name }, at) => ({
      id,
      name,
      colour: `--stage-${(at % COLOURS) + 1}` as Colour,
      striped: at % 2 === 1,
    }),
  );
  const without: Series = { id: NO_STAGE, name: "No stage", colour: "--stage-none" };
  return [...(found.has(null) ? [without] : []), ...named.filter(({ id }) => found.has(id))];
}

export const stageFilter = (series: string | null) =>
  series === null ? null : `stage:${series === NO_STAGE ? "none" : series}`;
