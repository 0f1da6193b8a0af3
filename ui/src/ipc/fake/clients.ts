// The pretend program's clients: the sample portfolio, and two more for windows that must be right with several.
import type { Client } from "../bindings";
import { defaultSettings } from "../settings";
import { propertyNames } from "./portfolio";

export const sampleClient: Client = {
  id: "sample",
  name: "Sample portfolio",
  url: "http://127.0.0.1:40123/mri/api.asp",
  mriClientId: "C000001",
  database: "SAMPLE",
  user: "demo",
  quota: { calls: 2500, windowSecs: 300 },
  secretStore: "env",
  properties: propertyNames,
  sample: true,
  settings: defaultSettings,
};

const harbour: Client = {
  ...sampleClient,
  id: "harbour",
  name: "Harbour Estates",
  url: "https://mri.harbour.example/mriapiservices/api.asp",
  mriClientId: "C204417",
  database: "HARBOUR",
  user: "renewals",
  quota: { calls: 100, windowSecs: 300 },
  secretStore: "keychain",
  properties: propertyNames.slice(0, 9),
  sample: false,
  settings: {
    ...defaultSettings,
    headroom: 10,
    schedule: {
      ...defaultSettings.schedule,
      enabled: true,
      cron: "0 6 * * 1-5",
      timeZone: "America/New_York",
      quiet: { from: "20:00", to: "06:00" },
      startIfOlderSecs: 28_800,
    },
  },
};

const northside: Client = {
  ...harbour,
  id: "northside",
  name: "Northside Residential",
  url: "https://mri.northside.example/mriapiservices/api.asp",
  mriClientId: "C118020",
  database: "NORTH",
  quota: { calls: 2500, windowSecs: 300 },
  properties: propertyNames.slice(9, 14),
  settings: defaultSettings,
};

export const allClients = [sampleClient, harbour, northside];
