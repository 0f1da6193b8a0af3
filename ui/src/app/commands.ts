// What can be done from anywhere: go to a section, search, zoom, undo, find help. Rooms add their own while they are on screen.
import {
  CircleHelp,
  Command as CommandIcon,
  Download,
  Filter,
  Plug,
  Scan,
  Search,
  Undo2,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { flushSync } from "react-dom";
import { setActive, useQueueAt } from "../features/action/queue-store";
import { focusSearch } from "../features/renewals/focus-search";
import {
  type From,
  isLeaseAt,
  isList,
  openLease,
  showList,
  useView,
  type Walked,
} from "../features/renewals/view-store";
import { setZoom, useZoom, zoomBy } from "../features/settings/zoom";
import { type Command, type CommandGroup, useCommands, useRegistry } from "../shared/commands/registry";
import { undo, useUndo } from "../shared/commands/undo";
import { soon } from "../shared/soon";
import { focusSection } from "./focus";
import { sections } from "./navigation";
import { goTo, type Section, useSection } from "./section";

const zoom = (steps: number) => setZoom(zoomBy(useZoom.getState().percent, steps));

/** The screen must be there before its search can have the focus. */
function goToSearch() {
  flushSync(() => goTo("renewals"));
  soon(focusSearch);
}

/** Given by another room, with which lease. */
function goToLease(at: unknown) {
  if (!isLeaseAt(at)) return;
  const { section } = useSection.getState();
  const from: From | null =
    section === "renewals" ? null : { back: () => goToFocused(section), list: queueFrom(at) };
  openLease(at, from);
  goTo("renewals");
  if (from) focusSection("renewals", ".detail-body");
}

function goToFocused(section: Section) {
  goTo(section);
  focusSection(section);
}

/** Opened from the queue, the leases before and after it are the queue's. */
function queueFrom(at: object): Walked | null {
  if (!("queueRow" in at)) return null;
  return {
    filter: "is:actionable",
    sort: [{ field: "deadline", descending: false }],
    group: "deadline",
    collapsed: useQueueAt.getState().collapsed,
    row: Number(at.queueRow),
    onRow: setActive,
  };
}

// Who goes elsewhere by themselves is not led back to where they were before.
useSection.subscribe((now, before) => {
  if (before.section === "renewals" && now.section !== "renewals") useView.setState({ from: null });
});

/** Given by another room, with what to list. */
function goToList(about: unknown) {
  if (!isList(about)) return;
  showList(about);
  goToFocused("renewals");
}

/** From elsewhere they are wanted in sight, whether they were hidden before or not. */
function goToFilters() {
  useView.setState({ filtersShown: true });
  flushSync(() => goTo("renewals"));
  focusSection("renewals", "[data-testid=filters] button");
}

/** A key of the list, pressed elsewhere: the list comes first, then what it does with the key. */
function goToListAnd(key: string) {
  flushSync(() => goTo("renewals"));
  soon(() => {
    const { commands } = useRegistry.getState();
    const its = commands.findLast(({ id, keys }) => keys.includes(key) && !id.startsWith("elsewhere."));
    its?.run();
    return its !== undefined;
  });
}

const inGroup = (group: CommandGroup, commands: Omit<Command, "group">[]): Command[] =>
  commands.map((command) => ({ ...command, group }));

const elsewhere = (section: Section): Command[] =>
  section === "renewals"
    ? []
    : inGroup("Renewals", [
        {
          id: "elsewhere.filters",
          title: "Filters",
          icon: Filter,
          keys: ["$mod+Shift+l"],
          run: goToFilters,
        },
        {
          id: "elsewhere.export",
          title: "Export what the list shows",
          icon: Download,
          keywords: "xlsx csv pdf ics excel calendar save",
          keys: ["$mod+e"],
          run: () => goToListAnd("$mod+e"),
        },
      ]);

type Opened = { onPalette: () => void; onHelp: () => void };

export function useFrameCommands({ onPalette, onHelp }: Opened): void {
  const section = useSection((state) => state.section);
  const newest = useUndo((state) => state.entries.at(-1));
  useCommands([
    ...inGroup("Everywhere", [
      {
        id: "palette",
        title: "Find a command or a lease",
        icon: CommandIcon,
        keys: ["$mod+k"],
        run: onPalette,
      },
      {
        id: "undo",
        title: "Undo",
        hint: newest?.label,
        icon: Undo2,
        keywords: "take back revert",
        keys: ["$mod+z"],
        enabled: () => useUndo.getState().entries.length > 0,
        run: () => void undo(),
      },
      {
        id: "zoom.in",
        title: "Zoom in",
        icon: ZoomIn,
        keywords: "larger bigger",
        keys: ["$mod++", "$mod+=", "$mod+Shift++"],
        run: () => zoom(1),
      },
      {
        id: "zoom.out",
        title: "Zoom out",
        icon: ZoomOut,
        keywords: "smaller",
        keys: ["$mod+-"],
        run: () => zoom(-1),
      },
      {
        id: "zoom.reset",
        title: "Actual size",
        icon: Scan,
        keywords: "zoom reset normal 100%",
        keys: ["$mod+0"],
        run: () => setZoom(100),
      },
      {
        id: "help",
        title: "Keyboard shortcuts",
        icon: CircleHelp,
        keywords: "help keys",
        keys: ["Shift+(\\?)"],
        run: onHelp,
      },
    ]),
    ...inGroup("Go to", [
      ...sections.map(({ id, name, icon, key }) => ({
        id: `go.${id}`,
        title: name,
        icon,
        keywords: "go to section show",
        // Both by habit: the sixth section, and the settings of any program.
        keys: id === "settings" ? [`$mod+${key}`, "$mod+,"] : [`$mod+${key}`],
        run: () => goToFocused(id),
      })),
      {
        id: "go.connect",
        title: "Connect another client",
        icon: Plug,
        keywords: "add client mri key",
        keys: [],
        run: () => goToFocused("connect"),
      },
    ]),
    ...inGroup("Renewals", [
      {
        id: "renewals.search",
        title: "Search renewals",
        icon: Search,
        keywords: "find tenant occupant",
        keys: ["$mod+f", "/"],
        run: goToSearch,
      },
      { id: "renewals.open", title: "Open a lease", keys: [], listed: false, run: goToLease },
      { id: "renewals.list", title: "List renewals", keys: [], listed: false, run: goToList },
    ]),
    ...elsewhere(section),
  ]);
}
