// What the palette offers for what was typed: commands, views by name, and leases that the words find.
import { useQuery } from "@tanstack/react-query";
import { Bookmark, Building2, CornerDownLeft, type LucideIcon } from "lucide-react";
import { ask, type Renewal } from "../ipc/door";
import { useViews } from "../ipc/queries";
import { score } from "../shared/commands/match";
import { recentIds } from "../shared/commands/recent";
import { type Command, choosable, runCommand, useRegistry } from "../shared/commands/registry";
import { formatDate } from "../shared/format";

export type Choice = {
  id: string;
  title: string;
  detail?: string;
  icon: LucideIcon;
  keys: string[];
  run: () => void;
};
export type ChoiceGroup = { name: string; choices: Choice[] };

const COMMANDS = 12;
const LEASES = 8;
const VIEWS = 5;

export function useChoices(typed: string): { groups: ChoiceGroup[]; looking: boolean; error: unknown } {
  // It is open already.
  const commands = choosable(useRegistry((state) => state.commands)).filter(({ id }) => id !== "palette");
  const views = useViewChoices(typed);
  const leases = useLeaseChoices(typed);
  const found: ChoiceGroup[] = [
    ...(typed.trim() === "" ? listed(commands) : [{ name: "Commands", choices: matching(commands, typed) }]),
    { name: "Views", choices: views },
    { name: "Renewals", choices: leases.choices },
  ];
  return {
    groups: found.filter(({ choices }) => choices.length > 0),
    looking: leases.looking,
    error: leases.error,
  };
}

const choiceOf = ({ id, title, hint, icon, keys, run }: Command): Choice => ({
  id,
  title,
  detail: hint,
  icon: icon ?? CornerDownLeft,
  keys,
  run: () => run(),
});

/** Nothing typed: what was chosen last, then everything by its group. */
function listed(commands: Command[]): ChoiceGroup[] {
  const recent = recentIds().flatMap((id) => commands.find((command) => command.id === id) ?? []);
  const rest = commands.filter((command) => !recent.includes(command));
  const byGroup = Map.groupBy(rest, ({ group }) => group);
  return [
    { name: "Recent", choices: recent.map(choiceOf) },
    ...[...byGroup].map(([name, some]) => ({ name, choices: some.map(choiceOf) })),
  ];
}

function matching(commands: Command[], typed: string): Choice[] {
  const recent = recentIds();
  return commands
    .map((command) => ({
      command,
      near: score(typed, command.title, `${command.keywords ?? ""} ${command.group}`),
      recent: recent.includes(command.id) ? 0.5 : 0,
    }))
    .filter(({ near }) => near > 0)
    .toSorted((a, b) => b.near + b.recent - a.near - a.recent)
    .slice(0, COMMANDS)
    .map(({ command }) => choiceOf(command));
}

function useViewChoices(typed: string): Choice[] {
  const { data: views = [] } = useViews();
  if (typed.trim() === "") return [];
  return views
    .map((view) => ({ view, near: score(typed, view.name, "view") }))
    .filter(({ near }) => near > 0)
    .toSorted((a, b) => b.near - a.near)
    .slice(0, VIEWS)
    .map(({ view }) => ({
      id: `view ${view.id}`,
      title: view.name,
      icon: Bookmark,
      keys: [],
      run: () => runCommand("renewals.view", view.id),
    }));
}

function useLeaseChoices(typed: string): { choices: Choice[]; looking: boolean; error: unknown } {
  const filter = typed.trim();
  const {
    data = [],
    isFetching,
    error,
  } = useQuery({
    queryKey: ["renewals", "palette", filter],
    queryFn: () => findLeases(filter),
    enabled: filter.length > 1,
    placeholderData: filter.length > 1 ? (before: Renewal[] | undefined) => before : undefined,
  });
  return { choices: filter.length > 1 ? data.map(leaseChoice) : [], looking: isFetching, error };
}

async function findLeases(filter: string): Promise<Renewal[]> {
  const { rows, notUnderstood } = await ask().viewRenewals({
    generation: 0,
    filter,
    sort: [{ field: "expiryDate", descending: false }],
    group: null,
    collapsed: [],
    first: 0,
    last: LEASES,
  });
  // A term that was left out would find everything.
  if (notUnderstood.length > 0) return [];
  return rows.flatMap((line) => (line.type === "row" ? [line.renewal] : []));
}

function leaseChoice(row: Renewal): Choice {
  const { clientId, propertyId, leaseId, occupantName, propertyName, suiteId, expiryDate } = row;
  const where = [propertyName ?? propertyId, suiteId && `suite ${suiteId}`].filter(Boolean).join(", ");
  return {
    id: `lease ${clientId} ${propertyId} ${leaseId}`,
    title: occupantName ?? `Lease ${leaseId}`,
    detail: `${where} · ${expiryDate ? `expires ${formatDate(expiryDate)}` : "no expiry date"}`,
    icon: Building2,
    keys: [],
    run: () => runCommand("renewals.open", { clientId, propertyId, leaseId }),
  };
}
