// What the settings add to the window's commands: a way to each of their parts, and the zoom.
import { useDesk } from "../../ipc/queries";
import { useCommands } from "../../shared/commands/registry";
import { arriveAt, settingsSections } from "./section";
import { setZoom, useZoom, zoomBy } from "./zoom";

/** For the frame, which knows how to put the settings in front. */
export function useSettingsCommands(show: () => void): void {
  const { data: desk } = useDesk();
  const zoom = useZoom((state) => state.percent);
  const [first, ...others] = desk?.clients ?? [];
  const syncSettings = () => {
    // With several clients it is not known whose are meant.
    arriveAt("clients", first && others.length === 0 ? { what: "sync", clientId: first.id } : null);
    show();
  };
  const everywhere = { group: "Everywhere" as const, keys: [] as string[] };
  useCommands([
    ...settingsSections.map(({ id, name }) => ({
      ...everywhere,
      id: `settings.${id}`,
      title: `Settings: ${name}`,
      run: () => {
        arriveAt(id);
        show();
      },
    })),
    {
      ...everywhere,
      id: "settings.sync",
      title: "Settings: schedule, call limit, freshness",
      run: syncSettings,
    },
    {
      ...everywhere,
      id: "zoom.in",
      title: "Larger",
      keys: ["$mod+="],
      run: () => setZoom(zoomBy(zoom, 1)),
    },
    {
      ...everywhere,
      id: "zoom.out",
      title: "Smaller",
      keys: ["$mod+-"],
      run: () => setZoom(zoomBy(zoom, -1)),
    },
    {
      ...everywhere,
      id: "zoom.reset",
      title: "As large as designed",
      keys: ["$mod+0"],
      run: () => setZoom(100),
    },
  ]);
}
