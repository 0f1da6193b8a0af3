// A pretend program behind the door, for a plain browser and for UI tests. Deterministic: the same portfolio on the same
// "today" at every start, and time is an argument. `?start=filled` skips the first run; `&clients=3`, `&past=40` and
// `&scenes=outage,shrunk` say what to find there.
import type { CommandError, Stale, StaleTopic } from "./bindings";
import type { Commands, Door } from "./door";
import { deskCommands } from "./fake/desk-commands";
import { followUpCommands } from "./fake/follow-up-commands";
import { inboxCommands } from "./fake/inbox-commands";
import { overviewCommands } from "./fake/overview-commands";
import { settingsCommands } from "./fake/settings-commands";
import { type FakeOptions, type Scene, State } from "./fake/state";
import { syncCommands } from "./fake/sync-commands";
import { viewCommands } from "./fake/view-commands";

export type { FakeOptions } from "./fake/state";

export class Fake implements Door {
  readonly state: State;
  readonly ask: Commands;
  /** What each question was asked with, for tests to look at. */
  readonly asked: { command: keyof Commands; with: unknown[] }[] = [];
  /** The next answer to a command is this refusal. */
  readonly refusals = new Map<keyof Commands, CommandError>();

  constructor(options: FakeOptions = {}) {
    this.state = new State(options);
    this.ask = this.listening({
      ...deskCommands(this.state),
      ...syncCommands(this.state),
      ...followUpCommands(this.state),
      ...viewCommands(this.state),
      ...overviewCommands(this.state),
      ...inboxCommands(this.state),
      ...settingsCommands(this.state),
    });
  }

  hear(heard: (stale: Stale) => void): Promise<() => void> {
    return this.state.hear(heard);
  }

  tell(...topics: StaleTopic[]): void {
    this.state.tell(...topics);
  }

  step(calls: number, now?: number): void {
    this.state.step(calls, now);
  }

  /** The commands, remembering what was asked and refusing where a test wants it. */
  private listening(commands: Commands): Commands {
    return new Proxy(commands, {
      get: (of, name: keyof Commands) => {
        // Held now, so that a test can put its own answer around this one.
        const answer = of[name] as (...all: unknown[]) => Promise<unknown>;
        return (...given: unknown[]) => {
          this.asked.push({ command: name, with: given });
          const refusal = this.refusals.get(name);
          return refusal ? Promise.reject(refusal) : answer(...given);
        };
      },
    });
  }
}

/** The browser's own: moves by a timer. */
export function openFake(query: URLSearchParams): Fake {
  const fake = new Fake({
    filled: query.get("start") === "filled",
    clients: Number(query.get("clients") ?? 1),
    past: Number(query.get("past") ?? 40),
    scenes: (query.get("scenes")?.split(",") ?? []) as Scene[],
    refreshMs: 1200,
    worked: query.get("worked") !== "no",
  });
  setInterval(() => fake.step(2), 250);
  return fake;
}
