// A short word about something that was done or refused, read aloud, gone by itself; a refusal stays until dismissed.
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { create } from "zustand";
import { Button } from "../layout/button";
import "./toast.css";

/** What can be done about it right away. It must be within reach elsewhere too: a toast goes. */
export type ToastAction = {
  label: string;
  run: () => void;
  /** What it acts on. Done in another way, the button goes by `withdraw`. */
  of?: object;
};
export type Toast = {
  id: number;
  tone: "ok" | "danger";
  title: string;
  detail?: string;
  action?: ToastAction;
};

const LASTS_MS = 8_000;
let next = 1;

export const useToasts = create<{ toasts: Toast[] }>(() => ({ toasts: [] }));

export function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** What the button was for is done: the words stay, the button goes. */
export function withdraw(of: object): void {
  useToasts.setState(({ toasts }) => ({
    toasts: toasts.map((toast) => (toast.action?.of === of ? { ...toast, action: undefined } : toast)),
  }));
}

export function say(tone: Toast["tone"], title: string, detail?: string, action?: ToastAction): void {
  const id = next++;
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.slice(-2), { id, tone, title, detail, action }],
  }));
  if (tone === "ok") setTimeout(() => leave(id), LASTS_MS);
}

/** Not under the reader's hand. */
function leave(id: number): void {
  const inUse = document.querySelector(".toasts:hover, .toasts:focus-within");
  if (inUse) setTimeout(() => leave(id), LASTS_MS);
  else dismiss(id);
}

export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div role="status" aria-live="polite" aria-label="Messages" className="toasts" data-testid="toasts">
      {toasts.map((toast) => (
        <div key={toast.id} className={`toast ${toast.tone}`}>
          {toast.tone === "ok" ? (
            <CircleCheck size={16} aria-hidden="true" />
          ) : (
            <CircleAlert size={16} aria-hidden="true" />
          )}
          <div>
            <strong>{toast.title}</strong>
            {toast.detail && <p className="muted">{toast.detail}</p>}
          </div>
          {toast.action && <Act id={toast.id} action={toast.action} />}
          <Button look="quiet" aria-label="Dismiss" onPress={() => dismiss(toast.id)}>
            <X size={14} aria-hidden="true" />
          </Button>
        </div>
      ))}
    </div>
  );
}

function Act({ id, action }: { id: number; action: ToastAction }) {
  return (
    <Button
      onPress={() => {
        dismiss(id);
        action.run();
      }}
      data-testid="toast-action"
    >
      {action.label}
    </Button>
  );
}
