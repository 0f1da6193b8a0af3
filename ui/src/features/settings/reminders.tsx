// When a deadline is told, and how: in the inbox, and by the system where it can.
import { useDeskSettings } from "../../ipc/queries";
import type { FullDeskSettings } from "../../ipc/settings";
import { Checkbox } from "../../shared/forms/choice";
import { ActionDays } from "./action-days";
import { LeadDays } from "./lead-days";
import { useAbilities } from "./queries";
import { NotThere, Row } from "./row";
import { useSwitch } from "./use-save";

export function Reminders() {
  const settings = useDeskSettings();
  const abilities = useAbilities();
  const change = useSwitch();
  if (!settings.data || !abilities.data) {
    const retry = () => void Promise.all([settings.refetch(), abilities.refetch()]);
    return <NotThere error={settings.error ?? abilities.error} onRetry={retry} />;
  }
  const { reminders, actionDays } = settings.data;
  const silent = abilities.data.notifications;
  const set = (part: Partial<FullDeskSettings["reminders"]>) =>
    change({ reminders: { ...reminders, ...part } });
  return (
    <>
      <Row label="Inbox">
        <Checkbox
          name="enabled"
          selected={reminders.enabled}
          onChange={(enabled) => set({ enabled })}
          hint="Follow-up dates, option notices, offers and expiries. A lease can be muted where it is shown."
        >
          Remind of deadlines
        </Checkbox>
      </Row>
      <Row label="System notifications" hint={silent && `Not possible here. ${silent}`}>
        <Checkbox
          name="daily"
          selected={reminders.daily && silent === null}
          disabled={silent !== null || !reminders.enabled}
          onChange={(daily) => set({ daily })}
          hint="At most one, with how many deadlines there are."
        >
          Once a day
        </Checkbox>
        <Checkbox
          name="afterRun"
          selected={reminders.afterRun && silent === null}
          disabled={silent !== null || !reminders.enabled}
          onChange={(afterRun) => set({ afterRun })}
          hint="Only if it brought news."
        >
          After a sync
        </Checkbox>
      </Row>
      <LeadDays days={reminders.leadDays} onChange={(leadDays) => set({ leadDays })} />
      <ActionDays saved={actionDays} />
    </>
  );
}
