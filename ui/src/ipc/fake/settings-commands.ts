// The pretend program's answers about the desk's settings, its data and its window.
import type { Commands } from "../door";
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

export function settingsCommands(_state: State): Ours {
  return {
    deskSettings: () => refuse("internal", "not built"),
    saveDeskSettings: () => refuse("internal", "not built"),
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
