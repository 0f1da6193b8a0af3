// Whether the program stays in the tray and starts with the system. Off until somebody wants it; what the system can't do is said.
import { useDeskSettings } from "../../ipc/queries";
import { Checkbox } from "../../shared/forms/choice";
import { useAbilities } from "./queries";
import { NotThere, Row } from "./row";
import { useSwitch } from "./use-save";

export function Startup() {
  const settings = useDeskSettings();
  const abilities = useAbilities();
  const change = useSwitch();
  if (!settings.data || !abilities.data) {
    const retry = () => void Promise.all([settings.refetch(), abilities.refetch()]);
    return <NotThere error={settings.error ?? abilities.error} onRetry={retry} />;
  }
  const { tray, autostart } = settings.data;
  const can = abilities.data;
  return (
    <>
      <Row label="Tray">
        <Checkbox
          name="tray"
          selected={tray && can.tray === null}
          disabled={can.tray !== null}
          onChange={(on) => change({ tray: on })}
          hint={
            can.tray === null
              ? "Closing the window then leaves the program at work, for schedules and reminders. The icon's menu quits it."
              : `Not possible here. ${can.tray}`
          }
        >
          Show an icon in the system's tray
        </Checkbox>
      </Row>
      <Row label="Start">
        <Checkbox
          name="autostart"
          selected={autostart && can.autostart === null}
          disabled={can.autostart !== null}
          onChange={(on) => change({ autostart: on })}
          hint={
            can.autostart === null
              ? "When you sign in to this computer."
              : `Not possible here. ${can.autostart}`
          }
        >
          Start with the system
        </Checkbox>
      </Row>
    </>
  );
}
