// What the bell opens: the reminders, and what is done with all of them.
import type { RefObject } from "react";
import { Dialog, Heading, Popover } from "react-aria-components";
import { runCommand } from "../../shared/commands/registry";
import { Button } from "../../shared/layout/button";
import { soon } from "../../shared/soon";
import { focusReminders, Reminders } from "./reminders";
import { useMarkRead } from "./use-reminders";
import "../../shared/layout/dialog.css";
import "./inbox.css";

type PanelProps = { at: RefObject<HTMLElement | null>; unread: number; onClose: () => void };

export function InboxPanel({ at, unread, onClose }: PanelProps) {
  const readAll = useMarkRead();
  const toSettings = () => {
    onClose();
    runCommand("go.settings");
    // A part of the settings that has a command of its own comes to the front.
    soon(() => runCommand("settings.reminders"));
  };
  return (
    <Popover
      isOpen
      triggerRef={at}
      onOpenChange={(now) => !now && onClose()}
      className="popover"
      placement="right bottom"
    >
      <Dialog className="inbox" data-testid="inbox-panel">
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
      </Dialog>
    </Popover>
  );
}
