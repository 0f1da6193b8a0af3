// The bell: how many reminders nobody has read, and the list of them.
import { Bell } from "lucide-react";
import { useRef, useState } from "react";
import { useReminders } from "../../ipc/queries";
import { useCommands } from "../../shared/commands/registry";
import { formatWhole } from "../../shared/format";
import { later } from "../../shared/later";

const InboxPanel = later(async () => (await import("./inbox-panel")).InboxPanel);

const MOST = 99;

export function Inbox() {
  const [open, setOpen] = useState(false);
  const bell = useRef<HTMLButtonElement>(null);
  const { data } = useReminders();
  const unread = data?.unread ?? 0;
  useCommands([
    {
      id: "inbox.open",
      title: "Reminders",
      group: "Everywhere",
      icon: Bell,
      keywords: "inbox notifications bell unread",
      hint: unread > 0 ? `${formatWhole(unread)} unread` : undefined,
      keys: [],
      run: () => setOpen(true),
    },
  ]);
  return (
    <>
      <button
        ref={bell}
        type="button"
        className="nav-item"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          // Where a click gives no focus, there would be none to come back to.
          bell.current?.focus();
          setOpen(true);
        }}
        data-testid="inbox"
      >
        <Bell size={16} aria-hidden="true" />
        <span className="nav-label">Reminders</span>
        {unread > 0 && (
          <span className="nav-count strong">
            {unread > MOST ? `${MOST}+` : unread}
            <span className="unseen"> unread</span>
          </span>
        )}
      </button>
      {open && <InboxPanel at={bell} unread={unread} onClose={() => setOpen(false)} />}
    </>
  );
}
