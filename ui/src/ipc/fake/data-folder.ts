// The pretend data folder: files that grow with what is in them, and copies of the desk.
import type { Backup, DataFolder } from "../bindings";

const DAY = 86_400_000;
const KEPT = 10;

/** Nights before now, the newest first. */
export function firstBackups(now: number): Backup[] {
  return [1, 2, 3, 5].map((nights) => backupOf(now - nights * DAY, 1_180_000 - nights * 9_000));
}

export function backupOf(at: number, bytes: number): Backup {
  const stamp = new Date(at).toISOString().slice(0, 19).replaceAll(":", "").replace("T", "-");
  return { name: `desk-${stamp}.db`, at, bytes };
}

export const keepNewest = (backups: Backup[]): Backup[] =>
  backups.toSorted((a, b) => b.at - a.at).slice(0, KEPT);

export function folderOf(renewals: number, backups: Backup[]): DataFolder {
  return {
    path: "/home/you/.local/share/renewal-desk",
    cacheBytes: 98_304 + renewals * 9_400,
    deskBytes: 1_184_768,
    logBytes: 3_407_872,
    quarantineBytes: 0,
    backups,
  };
}
