// The pretend program's answers about its clients and about renewals.
import type { Client, PropertySummary } from "../bindings";
import type { Commands } from "../door";
import { defaultSettings } from "../settings";
import { sampleClient } from "./clients";
import { pretendTest } from "./connection-test";
import { datasetStates, detailOf } from "./detail";
import type { followUpCommands } from "./follow-up-commands";
import type { inboxCommands } from "./inbox-commands";
import type { overviewCommands } from "./overview-commands";
import { propertyNames } from "./portfolio";
import { readPropertyList } from "./property-list";
import { refuse } from "./refuse";
import { nextStarts } from "./schedule";
import type { settingsCommands } from "./settings-commands";
import { type State, whole } from "./state";
import type { syncCommands } from "./sync-commands";
import { view } from "./view";
import type { viewCommands } from "./view-commands";

type Others =
  | typeof syncCommands
  | typeof followUpCommands
  | typeof viewCommands
  | typeof overviewCommands
  | typeof inboxCommands
  | typeof settingsCommands;
type DeskCommands = Omit<Commands, KeysOf<ReturnType<Others>>>;
type KeysOf<T> = T extends unknown ? keyof T : never;

export function deskCommands(state: State): DeskCommands {
  const withClient = <T>(id: string, then: (client: Client) => T): Promise<T> => {
    const client = state.clients.find((one) => one.id === id);
    return client ? Promise.resolve(then(client)) : refuse("not_found", `no client ${id}`);
  };
  const listProperties = async (): Promise<PropertySummary[]> => {
    const rows = Map.groupBy(state.visible(), (row) => `${row.clientId} ${row.propertyId}`);
    return state.clients.flatMap((client) =>
      client.properties.map(({ id, name, kind }) => {
        const some = rows.get(`${client.id} ${id}`) ?? [];
        const syncedAt = some[0]?.syncedAt ?? null;
        return {
          clientId: client.id,
          id,
          name,
          kind,
          renewals: some.length,
          datasets: datasetStates(id, kind, syncedAt, state.failuresOf(client.id)),
        };
      }),
    );
  };
  return {
    desk: async () => ({
      version: "0.1.0",
      today: state.today,
      dataDir: "/home/you/.local/share/renewal-desk",
      clients: [...state.clients],
      notices: [],
    }),
    addClient: async (form) => {
      const { key: _key, password: _password, ...kept } = form;
      const id = `client-${state.clients.length + 1}`;
      const client: Client = { ...kept, id, sample: false, settings: defaultSettings };
      state.clients.push(client);
      state.tell("clients");
      return client;
    },
    updateClient: (id, quota, settings) =>
      withClient(id, (client) => {
        const changed = { ...client, quota, settings };
        state.clients.splice(state.clients.indexOf(client), 1, changed);
        state.tell("clients", "status");
        return changed;
      }),
    previewSchedule: async (schedule) => {
      const starts = nextStarts(schedule, state.now());
      return typeof starts === "string" ? refuse("wrong_use", starts) : starts;
    },
    testConnection: async (form) => pretendTest(form, state.now()),
    removeClient: (id) =>
      withClient(id, (client) => {
        state.remove(client);
        return null;
      }),
    readPropertyList: async (text) => readPropertyList(text),
    pickPropertyFile: async () => ({
      properties: propertyNames.slice(0, 12),
      problems: ["Line 9: “6x/1” is not a property id."],
    }),
    startSample: async () => {
      if (state.clients.length === 0) state.clients.push(sampleClient);
      state.tell("clients");
      return state.start(sampleClient, whole(sampleClient.id), state.now());
    },
    viewRenewals: async (query) => view(state.visible(), query, state.today),
    showRenewal: async (clientId, propertyId, leaseId) => {
      const row = state
        .visible()
        .find((one) => one.clientId === clientId && one.propertyId === propertyId && one.leaseId === leaseId);
      if (!row) return refuse("not_found", `no lease ${leaseId}`);
      const { ownNotes, log } = state.followUps.of(row);
      return { ...detailOf(row, state.failuresOf(clientId), state.today), ownNotes, log };
    },
    dataAge: async () => {
      const oldest = (await listProperties()).map(({ datasets }) =>
        datasets.flatMap(({ syncedAt }) => (syncedAt === null ? [] : [syncedAt])).sort((a, b) => a - b),
      );
      return {
        properties: oldest.length,
        withoutData: oldest.filter((ages) => ages.length === 0).length,
        oldestAt: oldest.flat().sort((a, b) => a - b)[0] ?? null,
      };
    },
    listProperties,
    exportRenewals: async ({ format, filter, sort }) => {
      const query = { generation: 0, filter, sort, group: null, collapsed: [], first: 0, last: 0 };
      const { count, notUnderstood } = view(state.visible(), query, state.today);
      if (notUnderstood.length > 0) return refuse("filter_not_understood", notUnderstood.join("; "));
      return { path: `/home/you/Documents/renewals.${format}`, rows: count };
    },
  };
}
