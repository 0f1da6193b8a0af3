// The bell: how many reminders nobody has read, and the list of them.
import { Bell } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from "react-aria-components";
import { useReminders } from "../../ipc/queries";
import { runCommand, useCommands } from "../../shared/commands/registry";
import { formatWhole } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { focusReminders, Reminders } from "./reminders";
import { useMarkRead } from "./use-reminders";
import "../../shared/layout/dialog.css";
import "./inbox.css";

const MOST = 99;

export function Inbox() {
  const [open, setOpen] = useState(false);
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
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="nav-item" data-testid="inbox">
        <Bell size={16} aria-hidden="true" />
        <span className="nav-label">Reminders</span>
        {unread > 0 && (
          <span className="nav-count strong">
            {unread > MOST ? `${MOST}+` : unread}
            <span className="unseen"> unread</span>
          </span>
        )}
      </AriaButton>
      <Popover className="popover" placement="right bottom">
        <Dialog className="inbox" data-testid="inbox-panel">
          <Panel unread={unread} onClose={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Panel({ unread, onClose }: { unread: number; onClose: () => void }) {
  const readAll = useMarkRead();
  const toSettings = () => {
    onClose();
    runCommand("go.settings");
    // A part of the settings that has a command of its own comes to the front.
    requestAnimationFrame(() => runCommand("settings.reminders"));
  };
  return (
    <>
      <header className="inbox-head">
        <Heading slot="title">Reminders</Heading>
        <Button
          look="quiet"
          isDisabled={unread === 0 || readAll.isPending}
          onPress={() => {
            focusReminders();
            readAll.mutate([]);
          }}
          data-testid="read-all"
        >
          Mark all read
        </Button>
      </header>
      <Reminders onClose={onClose} />
      <footer className="inbox-foot">
        <Button look="quiet" onPress={toSettings}>
          Reminder settings
        </Button>
      </footer>
    </>
  );
}
