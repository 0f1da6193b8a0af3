// What the settings add to the window's commands: a way to each of their parts.
import { useDesk } from "../../ipc/queries";
import { useCommands } from "../../shared/commands/registry";
import { arriveAt, settingsSections } from "./section";

/** For the frame, which knows how to put the settings in front. */
export function useSettingsCommands(show: () => void): void {
  const { data: desk } = useDesk();
  const [first, ...others] = desk?.clients ?? [];
  const syncSettings = () => {
    // With several clients it is not known whose are meant.
    arriveAt("clients", first && others.length === 0 ? { what: "sync", clientId: first.id } : null);
    show();
  };
  const settings = { group: "Settings" as const, keys: [] as string[] };
  useCommands([
    ...settingsSections.map(({ id, name }) => ({
      ...settings,
      id: `settings.${id}`,
      title: `Settings: ${name}`,
      run: () => {
        arriveAt(id);
        show();
      },
    })),
    {
      ...settings,
      id: "settings.sync",
      title: "Settings: schedule, call limit, freshness",
      run: syncSettings,
    },
  ]);
}
