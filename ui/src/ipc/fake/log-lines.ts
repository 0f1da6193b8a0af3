// The pretend log: what each run would have written, told from the runs there were. Names nobody, as the real one.
import type { LogLine, LogQuery, Run } from "../bindings";

const isoOf = (instant: number) => new Date(instant).toISOString();
const isProblem = ({ level }: LogLine) => level === "WARN" || level === "ERROR";

export function logLines(runs: Run[], now: number, { runId, problems, limit }: LogQuery): LogLine[] {
  const lines = [...runs.flatMap((run) => linesOf(run, now)), started(runs, now)];
  return lines
    .filter((line) => (runId === null || line.runId === runId) && (!problems || isProblem(line)))
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, limit);
}

function started(runs: Run[], now: number): LogLine {
  const first = Math.min(now, ...runs.map(({ processedOn }) => processedOn));
  const fields = ["version=0.1.0", "store.schema=9"];
  return { at: isoOf(first - 4_000), level: "INFO", message: "the desk is open", fields, runId: null };
}

function linesOf(run: Run, now: number): LogLine[] {
  const line = (at: number, level: string, message: string, ...fields: string[]): LogLine => ({
    at: isoOf(at),
    level,
    message,
    fields,
    runId: run.id,
  });
  const { processedOn: from, finishedOn, result } = run;
  const until = finishedOn ?? now;
  const failures = (result?.failures ?? []).map(({ propertyId, dataset, code }, at) =>
    line(
      from + ((until - from) * (at + 1)) / ((result?.failures.length ?? 0) + 2),
      "WARN",
      "a dataset did not sync",
      `property.id=${propertyId}`,
      `dataset=${dataset}`,
      `code=${code}`,
    ),
  );
  const lines = [
    line(from, "INFO", "the run begins", `calls.planned=${run.progress.callsPlanned}`),
    ...failures,
  ];
  if (result?.waitedMs)
    lines.push(line(from + 900, "INFO", "the window is full", `waited_ms=${result.waitedMs}`));
  if (run.error) lines.push(line(until - 1, "ERROR", "the run could not go on", `code=${run.error.code}`));
  if (finishedOn !== null)
    lines.push(
      line(
        finishedOn,
        "INFO",
        `the run is ${run.status}`,
        `calls=${result?.calls ?? 0}`,
        `duration_ms=${finishedOn - from}`,
      ),
    );
  return lines;
}
