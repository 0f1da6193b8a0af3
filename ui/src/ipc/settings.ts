// A client's settings with nothing left out. What an older version stored may lack a part, which then has the program's own
// default.
import type { ClientSettings, Schedule } from "./bindings";

export type FullSchedule = Required<Schedule>;
export type FullSettings = Required<Omit<ClientSettings, "schedule">> & { schedule: FullSchedule };

const noSchedule: FullSchedule = {
  enabled: false,
  cron: "",
  timeZone: null,
  quiet: null,
  startIfOlderSecs: null,
};

export const defaultSettings: FullSettings = {
  batchSize: 5,
  delayBetweenBatchesMs: 0,
  concurrency: 4,
  callsPerSecond: 10,
  headroom: 0,
  horizonMonths: 24,
  freshnessSecs: {},
  resume: "auto",
  schedule: noSchedule,
};

export function fullSettings({ schedule, ...settings }: ClientSettings): FullSettings {
  return { ...defaultSettings, ...settings, schedule: { ...noSchedule, ...schedule } };
}
