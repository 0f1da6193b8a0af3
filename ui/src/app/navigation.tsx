// The sections at the left; a rail of icons where there is little room.
import {
  ChartColumn,
  History,
  LayoutList,
  ListTodo,
  type LucideIcon,
  RefreshCw,
  Settings,
} from "lucide-react";
import { isPaused, useUnderWay } from "../features/sync/use-sync";
import { goTo, type Section, useSection } from "./section";

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
  const syncing = useUnderWay().some((status) => !isPaused(status));
  return (
    <nav className="nav" aria-label="Sections">
      <p className="nav-name">Renewal Desk</p>
      {sections.map(({ id, name, icon: Icon, key }) => (
        <button
          key={id}
          type="button"
          className="nav-item"
          aria-current={section === id || (id === "settings" && section === "connect") ? "page" : undefined}
          aria-keyshortcuts={`Control+${key}`}
          title={`${name} (Ctrl+${key})`}
          onClick={() => goTo(id)}
          data-testid={`nav-${id}`}
        >
          <Icon size={16} aria-hidden="true" className={id === "sync" && syncing ? "turning" : ""} />
          <span className="nav-label">{name}</span>
        </button>
      ))}
    </nav>
  );
}
