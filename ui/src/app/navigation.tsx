// The sections at the left, with what waits in them, and what is at hand everywhere; a rail of icons where there is little room.
import {
  ChartColumn,
  History,
  LayoutList,
  ListTodo,
  type LucideIcon,
  Menu as MenuIcon,
  RefreshCw,
  Search,
  Settings,
} from "lucide-react";
import { useRef, useState } from "react";
import { Inbox } from "../features/inbox/inbox";
import { isPaused, useUnderWay } from "../features/sync/use-sync";
import { useNeedsAction, useUnseenChanges } from "../ipc/queries";
import { runCommand } from "../shared/commands/registry";
import { formatWhole } from "../shared/format";
import { later } from "../shared/later";
import { goTo, type Section, useSection } from "./section";

const CommandMenu = later(async () => (await import("./menu")).CommandMenu);

export const sections: { id: Section; name: string; icon: LucideIcon; key: string }[] = [
  { id: "action", name: "Needs action", icon: ListTodo, key: "1" },
  { id: "renewals", name: "Renewals", icon: LayoutList, key: "2" },
  { id: "overview", name: "Overview", icon: ChartColumn, key: "3" },
  { id: "changes", name: "Changes", icon: History, key: "4" },
  { id: "sync", name: "Sync", icon: RefreshCw, key: "5" },
  { id: "settings", name: "Settings", icon: Settings, key: "6" },
];

export function Navigation() {
  const section = useSection((state) => state.section);
  const front = section === "connect" ? "settings" : section;
  return (
    <nav className="nav" aria-label="Sections">
      <p className="nav-name">Renewal Desk</p>
      {sections.map((one) => (
        <Item key={one.id} section={one} current={one.id === front} />
      ))}
      <div className="nav-foot">
        <button
          type="button"
          className="nav-item"
          aria-keyshortcuts="Control+K"
          title="Find a command or a lease (Ctrl+K)"
          onClick={() => runCommand("palette")}
          data-testid="open-palette"
        >
          <Search size={16} aria-hidden="true" />
          <span className="nav-label">Find</span>
          <span className="nav-key" aria-hidden="true">
            Ctrl+K
          </span>
        </button>
        <Inbox />
        <MenuButton />
      </div>
    </nav>
  );
}

function MenuButton() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const openIt = () => {
    // Where a click gives no focus, there would be none to come back to.
    button.current?.focus();
    setOpen(true);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="nav-item"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={openIt}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          openIt();
        }}
        data-testid="menu"
      >
        <MenuIcon size={16} aria-hidden="true" />
        <span className="nav-label">Menu</span>
      </button>
      {open && <CommandMenu at={button} onClose={() => setOpen(false)} />}
    </>
  );
}

type ItemProps = { section: (typeof sections)[number]; current: boolean };

function Item({ section: { id, name, icon: Icon, key }, current }: ItemProps) {
  const syncing = useUnderWay().some((status) => !isPaused(status));
  const waiting = useWaiting(id);
  return (
    <button
      type="button"
      className="nav-item"
      aria-current={current ? "page" : undefined}
      aria-keyshortcuts={`Control+${key}`}
      title={`${name}${waiting ? `: ${formatWhole(waiting.count)} ${waiting.what}` : ""} (Ctrl+${key})`}
      onClick={() => goTo(id)}
      data-testid={`nav-${id}`}
    >
      <Icon size={16} aria-hidden="true" className={id === "sync" && syncing ? "turning" : ""} />
      <span className="nav-label">{name}</span>
      {waiting && (
        <span className={`nav-count ${waiting.strong ? "strong" : ""}`}>
          {waiting.count > MOST ? `${MOST}+` : waiting.count}
          <span className="unseen"> {waiting.what}</span>
        </span>
      )}
    </button>
  );
}

const MOST = 999;

/** Nothing waiting, or not known yet, is no number at all. */
function useWaiting(id: Section): { count: number; what: string; strong: boolean } | null {
  const { data: action } = useNeedsAction();
  const { data: changes } = useUnseenChanges();
  if (id === "action" && action && action.count > 0)
    return { count: action.count, what: "to act on", strong: false };
  if (id === "changes" && changes && changes.count > 0)
    return { count: changes.count, what: "not seen yet", strong: true };
  return null;
}
