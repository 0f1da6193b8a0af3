// What the pretend program would send to support: sizes, counts and codes, and nobody's name.
import { logLines } from "./log-lines";
import type { State } from "./state";

export function diagnosticsOf(state: State): string {
  const now = state.now();
  const runs = state.allRuns();
  const lines = logLines(runs, now, { runId: null, problems: false, limit: 12 });
  return [
    "Renewal Desk 0.1.0",
    "system        pretend",
    `clients       ${state.clients.length}`,
    `properties    ${state.clients.reduce((sum, client) => sum + client.properties.length, 0)}`,
    `renewals      ${state.visible().length}`,
    "",
    "Last runs",
    ...runs.slice(0, 5).map(({ id, status, result }) => {
      const codes = [...new Set(result?.failures.map(({ code }) => code))].join(" ");
      return `${id}  ${status}  ${result?.calls ?? 0} calls  ${codes}`.trimEnd();
    }),
    "",
    "Last log lines",
    ...lines.map(({ at, level, message, fields }) => `${at} ${level} ${message} ${fields.join(" ")}`),
  ].join("\n");
}
