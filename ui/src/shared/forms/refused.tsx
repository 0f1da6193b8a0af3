// Why what was asked for did not happen, in words, below what was typed; that stays.
import type { ReactNode } from "react";
import "./field.css";

export function Refused({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p role="alert" className="refused">
      <strong>{title}.</strong> {children}
    </p>
  );
}
