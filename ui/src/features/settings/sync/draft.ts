// A client's sync settings as they are typed: texts until they are saved, in minutes and seconds where people think so.
import type { Client, Dataset, QuotaLimit, ResumePolicy } from "../../../ipc/door";
import { datasets } from "../../../ipc/names";
import { type FullSchedule, type FullSettings, fullSettings } from "../../../ipc/settings";
import { cronOf, type ScheduleKind, whenOf } from "./schedule-kind";

export type Preset = "developer" | "partner" | "own";
export type Draft = {
  preset: Preset;
  calls: string;
  windowSecs: string;
  headroom: string;
  batchSize: string;
  delaySecs: string;
  concurrency: string;
  callsPerSecond: string;
  horizonMonths: string;
  /** in minutes; empty = the default */
  freshness: Record<Dataset, string>;
  resume: ResumePolicy;
  scheduled: boolean;
  kind: ScheduleKind;
  time: string;
  hours: string;
  cron: string;
  /** empty = this machine's */
  timeZone: string;
  quiet: boolean;
  quietFrom: string;
  quietTo: string;
  atStart: boolean;
  startHours: string;
  /** as it is stored: what is not on screen stays so */
  kept: FullSchedule;
};

/** What a schedule begins with when it is first switched on. */
const FIRST_CRON = "0 6 * * 1-5";

export type Change = (change: Partial<Draft>) => void;

export const presets: Record<Exclude<Preset, "own">, QuotaLimit> = {
  developer: { calls: 100, windowSecs: 300 },
  partner: { calls: 2500, windowSecs: 300 },
};

function presetOf({ calls, windowSecs }: QuotaLimit): Preset {
  const known = Object.entries(presets).find(
    ([, limit]) => limit.calls === calls && limit.windowSecs === windowSecs,
  );
  return (known?.[0] as Preset | undefined) ?? "own";
}

export function draftOf({ quota, settings: stored }: Client): Draft {
  const settings = fullSettings(stored);
  const { schedule, freshnessSecs } = settings;
  const minutes = (secs: number | undefined) => (secs === undefined ? "" : String(secs / 60));
  return {
    preset: presetOf(quota),
    calls: String(quota.calls),
    windowSecs: String(quota.windowSecs),
    headroom: String(settings.headroom),
    batchSize: String(settings.batchSize),
    delaySecs: String(settings.delayBetweenBatchesMs / 1000),
    concurrency: String(settings.concurrency),
    callsPerSecond: String(settings.callsPerSecond),
    horizonMonths: String(settings.horizonMonths),
    freshness: Object.fromEntries(
      datasets.map((dataset) => [dataset, minutes(freshnessSecs[dataset])]),
    ) as Record<Dataset, string>,
    resume: settings.resume,
    scheduled: schedule.enabled,
    ...whenOf(schedule.cron || FIRST_CRON),
    cron: schedule.cron || FIRST_CRON,
    timeZone: schedule.timeZone ?? "",
    quiet: schedule.quiet !== null,
    quietFrom: schedule.quiet?.from ?? "20:00",
    quietTo: schedule.quiet?.to ?? "06:00",
    atStart: schedule.startIfOlderSecs !== null,
    startHours: String((schedule.startIfOlderSecs ?? 28_800) / 3600),
    kept: schedule,
  };
}

export function quotaOf({ preset, calls, windowSecs }: Draft): QuotaLimit {
  return preset === "own" ? { calls: Number(calls), windowSecs: Number(windowSecs) } : presets[preset];
}

/** Clocks and quiet hours matter to whatever starts by itself. */
export const startsByItself = ({ scheduled, atStart }: Draft) => scheduled || atStart;

export function scheduleOf(draft: Draft): FullSchedule {
  const asked = startsByItself(draft);
  const quiet = draft.quiet ? { from: draft.quietFrom, to: draft.quietTo } : null;
  return {
    enabled: draft.scheduled,
    cron: draft.scheduled ? cronOf(draft) : draft.kept.cron,
    timeZone: asked ? draft.timeZone.trim() || null : draft.kept.timeZone,
    quiet: asked ? quiet : draft.kept.quiet,
    startIfOlderSecs: draft.atStart ? Math.round(Number(draft.startHours) * 3600) : null,
  };
}

export function settingsOf(draft: Draft): FullSettings {
  const freshness = datasets
    .filter((dataset) => draft.freshness[dataset].trim() !== "")
    .map((dataset) => [dataset, Math.round(Number(draft.freshness[dataset]) * 60)]);
  return {
    batchSize: Number(draft.batchSize),
    delayBetweenBatchesMs: Math.round(Number(draft.delaySecs) * 1000),
    concurrency: Number(draft.concurrency),
    callsPerSecond: Number(draft.callsPerSecond),
    headroom: Number(draft.headroom),
    horizonMonths: Number(draft.horizonMonths),
    freshnessSecs: Object.fromEntries(freshness),
    resume: draft.resume,
    schedule: scheduleOf(draft),
  };
}
