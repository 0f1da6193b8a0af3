// A state that needs the reader: nothing here yet, something failed, nothing matches. Always with the next action on it.
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import "./notice.css";

type NoticeProps = {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  alert?: boolean;
};

export function Notice({ icon: Icon, title, children, actions, alert = false }: NoticeProps) {
  return (
    <div className="notice" role={alert ? "alert" : undefined}>
      <Icon size={22} aria-hidden="true" className={alert ? "notice-alert" : "muted"} />
      <h2>{title}</h2>
      {children && <p className="muted">{children}</p>}
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
