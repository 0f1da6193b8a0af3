// A state in an icon and words, tinted. The colour repeats the words; it never stands alone.
import type { LucideIcon } from "lucide-react";
import "./badge.css";

export type Tone = "plain" | "ok" | "warn" | "danger" | "active";

export function Badge({
  tone = "plain",
  icon: Icon,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: string;
}) {
  return (
    <span className={`badge ${tone}`}>
      {Icon && <Icon size={12} aria-hidden="true" />}
      {children}
    </span>
  );
}
