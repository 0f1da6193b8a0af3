// The pretend program's answers about the portfolio at a glance and what changed.
import type { Stage } from "../bindings";
import type { Commands } from "../door";
import { allChanges } from "./changes";
import { overviewOf } from "./overview";
import { renewalRateOf } from "./renewal-rate";
import type { State } from "./state";

type Ours = Pick<Commands, "overview" | "unseenChanges" | "markChangesSeen">;

export function overviewCommands(state: State): Ours {
  // At the start everything but what the newest run found has been looked at.
  let seenUpTo: number | null = null;
  const seen = () => {
    const changes = allChanges(state);
    const newest = changes.find(({ id }) => id === Math.max(...changes.map((one) => one.id)))?.runId;
    const before = changes.filter(({ runId }) => runId !== newest).map(({ id }) => id);
    seenUpTo ??= Math.max(0, ...before);
    return { seenUpTo, count: changes.filter(({ id }) => id > (seenUpTo ?? 0)).length };
  };
  return {
    overview: async (filter) => {
      const stages = "settings" in state ? (state.settings as { stages: Stage[] }).stages : [];
      const [first] = state.clients;
      return {
        ...overviewOf(state.visible(), filter, state.today, stages),
        // The first sync has nothing to compare with.
        renewalRate:
          !first || state.past.length === 0 ? [] : renewalRateOf(first.id, first.properties, state.today),
      };
    },
    unseenChanges: async () => seen(),
    markChangesSeen: async (upTo) => {
      seenUpTo = Math.max(seen().seenUpTo, upTo);
      state.tell("desk");
      return null;
    },
  };
}
