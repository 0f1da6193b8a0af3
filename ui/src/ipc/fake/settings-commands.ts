// The pretend program's answers about the desk's settings, its data and its window.
import type { Backup, Client, ClientChangeForm, Stage } from "../bindings";
import type { Commands } from "../door";
import { defaultDeskSettings, fullDeskSettings } from "../settings";
import { pretendTest } from "./connection-test";
import { backupOf, firstBackups, folderOf, keepNewest } from "./data-folder";
import { diagnosticsOf } from "./diagnostics";
import { logLines } from "./log-lines";
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
  | "rowsAreShown"
  | "changeClient"
  | "clientCatalogue"
  | "testClient"
>;

export function settingsCommands(state: State): Ours {
  const catalogues = new Map<string, string>();
  let backups: Backup[] = firstBackups(state.now());
  const find = (id: string) => state.clients.find((client) => client.id === id);

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
    dataFolder: async () => folderOf(state.visible().length, backups),
    backUp: async () => {
      const backup = backupOf(state.now(), 1_184_768);
      backups = keepNewest([backup, ...backups]);
      state.tell("desk");
      return backup;
    },
    restoreBackup: async (name) => {
      if (!backups.some((one) => one.name === name)) return refuse("not_found", `no backup ${name}`);
      backups = keepNewest([backupOf(state.now(), 1_184_768), ...backups]);
      state.tell("clients", "status", "renewals", "runs", "desk");
      return null;
    },
    forgetEverything: async () => {
      for (const client of [...state.clients]) state.remove(client);
      backups = [];
      state.settings = defaultDeskSettings;
      state.tell("desk");
      return [];
    },
    listLogLines: async (query) => logLines(state.allRuns(), state.now(), query),
    copyDiagnostics: async () => diagnosticsOf(state),
    abilities: async () => ({
      tray: null,
      autostart: null,
      notifications: "No notification service answers on this system.",
    }),
    setZoom: async () => null,
    openDataFolder: async () => null,
    rowsAreShown: async () => {},
    changeClient: async (id, form) => {
      const client = find(id);
      if (!client) return refuse("not_found", `no client ${id}`);
      if (state.runOf(id)?.underWay) return refuse("busy", `a run of ${client.name} is under way`);
      const wrong = wrongChange(client, form, state.clients);
      if (wrong) return refuse("wrong_use", wrong);
      const { key: _key, password: _password, catalogue, ...changed } = form;
      state.clients.splice(state.clients.indexOf(client), 1, { ...client, ...changed });
      if (catalogue) catalogues.set(id, catalogue);
      else catalogues.delete(id);
      state.tell("clients", "status", "renewals");
      return { ...client, ...changed };
    },
    clientCatalogue: async (id) => catalogues.get(id) ?? null,
    testClient: async (id) => {
      const client = find(id);
      return client ? pretendTest(client, state.now()) : refuse("not_found", `no client ${id}`);
    },
  };
}

function wrongStages(stages: Stage[]): string | null {
  if (stages.length === 0) return "there must be at least one stage";
  const names = stages.map(({ name }) => name.trim().toLowerCase());
  if (names.includes("")) return "a stage needs a name";
  return new Set(names).size < names.length ? "two stages have the same name" : null;
}

function wrongChange(client: Client, form: ClientChangeForm, all: Client[]): string | null {
  const { name, catalogue } = form;
  const isTaken = all.some((one) => one.id !== client.id && one.name.toLowerCase() === name.toLowerCase());
  if (isTaken) return `there is a client named ${name} already`;
  // As near to TOML as a pretence needs to be.
  const lines = (catalogue ?? "").split("\n").map((line) => line.trim());
  const at = lines.findIndex((line) => line !== "" && !/^(#|\[|[\w."-]+\s*=)/.test(line));
  return at < 0 ? null : `the catalogue's line ${at + 1} is not TOML`;
}
