// From a figure to its renewals in the list.
import type { SortField } from "../../ipc/door";
import { runCommand } from "../../shared/commands/registry";
import { join, scopeFilter, useScope } from "./scope";

type Order = [field: SortField, descending?: boolean];

/** Within what the charts are narrowed to. */
export function list(name: string, filter: string | null, [id, desc = false]: Order = ["expiryDate"]): void {
  const scoped = join(scopeFilter(useScope.getState()), filter);
  runCommand("renewals.list", { name, filter: scoped, sort: [{ id, desc }] });
}
