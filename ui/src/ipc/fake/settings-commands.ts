// The pretend program's answers about the desk's settings, its data and its window.
import type { Stage } from "../bindings";
import type { Commands } from "../door";
import { fullDeskSettings } from "../settings";
import { refuse } from "./refuse";
import type { State } from "./state";

type Ours = Pick<
  Commands,
  | "deskSettings"
  | "saveDeskSettings"
  | "dataFolder"
  | "backUp"
  | "restoreBackup"
  | "forgetEverything"
  | "listLogLines"
  | "copyDiagnostics"
  | "abilities"
  | "setZoom"
  | "openDataFolder"
  | "changeClient"
  | "clientCatalogue"
>;

export function settingsCommands(state: State): Ours {
  return {
    deskSettings: async () => state.settings,
    saveDeskSettings: async (settings) => {
      const full = fullDeskSettings(settings);
      const wrong = wrongStages(full.stages);
      if (wrong) return refuse("wrong_use", wrong);
      state.settings = full;
      state.tell("desk", "renewals");
      return null;
    },
    dataFolder: () => refuse("internal", "not built"),
    backUp: () => refuse("internal", "not built"),
    restoreBackup: () => refuse("internal", "not built"),
    forgetEverything: () => refuse("internal", "not built"),
    listLogLines: () => refuse("internal", "not built"),
    copyDiagnostics: () => refuse("internal", "not built"),
    abilities: () => refuse("internal", "not built"),
    setZoom: () => refuse("internal", "not built"),
    openDataFolder: () => refuse("internal", "not built"),
    changeClient: () => refuse("internal", "not built"),
    clientCatalogue: () => refuse("internal", "not built"),
  };
}

function wrongStages(stages: Stage[]): string | null {
  if (stages.length === 0) return "there must be at least one stage";
  const names = stages.map(({ name }) => name.trim().toLowerCase());
  if (names.includes("")) return "a stage needs a name";
  return new Set(names).size < names.length ? "two stages have the same name" : null;
}
