// A client's settings, and the desk's, with nothing left out. What an older version stored may lack a part, which then has the
// program's own default.
import type { ClientSettings, DeskSettings, Reminders, Schedule, Stage } from "./bindings";

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

export type FullDeskSettings = Required<Omit<DeskSettings, "reminders">> & { reminders: Required<Reminders> };

const stage = (id: string, name: string, closed = false): Stage => ({ id, name, closed });

/** What a new desk begins with. */
export const firstStages: Stage[] = [
  stage("no_contact", "No contact"),
  stage("negotiating", "Negotiating"),
  stage("drafting_amendment", "Drafting amendment"),
  stage("drafting_lease", "Drafting lease"),
  stage("out_for_signature", "Out for signature"),
  stage("executed", "Executed", true),
  stage("will_not_renew", "Will not renew", true),
];

export const defaultDeskSettings: FullDeskSettings = {
  author: null,
  stages: firstStages,
  reminders: { enabled: true, daily: true, afterRun: true, leadDays: [90, 30, 7] },
  actionDays: 180,
  tray: false,
  autostart: false,
};

export function fullDeskSettings({ reminders, ...settings }: DeskSettings): FullDeskSettings {
  return {
    ...defaultDeskSettings,
    ...settings,
    reminders: { ...defaultDeskSettings.reminders, ...reminders },
  };
}
