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
import { focusSearch } from "../features/renewals/search-box";
import { isLeaseAt, isList, openLease, showList } from "../features/renewals/view-store";
import { setZoom, useZoom, zoomBy } from "../features/settings/zoom";
import { type Command, type CommandGroup, useCommands, useRegistry } from "../shared/commands/registry";
import { undo, useUndo } from "../shared/commands/undo";
import { sections } from "./navigation";
import { goTo, type Section, useSection } from "./section";

const zoom = (steps: number) => setZoom(zoomBy(useZoom.getState().percent, steps));

/** The screen must be there before its search can have the focus. */
function goToSearch() {
  flushSync(() => goTo("renewals"));
  focusSearch();
}

/** Given by another room, with which lease. */
function goToLease(at: unknown) {
  if (!isLeaseAt(at)) return;
  openLease(at);
  goTo("renewals");
}

/** Given by another room, with what to list. */
function goToList(about: unknown) {
  if (!isList(about)) return;
  showList(about);
  goTo("renewals");
}

/** A key of the list, pressed elsewhere: the list comes first, then what it does with the key. */
function goToListAnd(key: string) {
  flushSync(() => goTo("renewals"));
  useRegistry
    .getState()
    .commands.findLast(({ id, keys }) => keys.includes(key) && !id.startsWith("elsewhere."))
    ?.run();
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
          run: () => goToListAnd("$mod+Shift+l"),
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
        run: () => goTo(id),
      })),
      {
        id: "go.connect",
        title: "Connect another client",
        icon: Plug,
        keywords: "add client mri key",
        keys: [],
        run: () => goTo("connect"),
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
