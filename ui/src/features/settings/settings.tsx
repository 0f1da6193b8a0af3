// The settings: their parts at the left, the one in front at the right.
import { useEffect, useRef } from "react";
import { useDesk } from "../../ipc/queries";
import { About } from "./about/about";
import { Appearance } from "./appearance";
import { Clients } from "./clients";
import { DataPart } from "./data/data";
import { EditClient } from "./edit/edit";
import { Reminders } from "./reminders";
import { type SettingsSection, settingsSections, showSection, useShown } from "./section";
import { Stages } from "./stages/stages";
import { Startup } from "./startup";
import { You } from "./you";
import "../../shared/layout/page.css";
import "./settings.css";

/** What a part is about, where its rows do not say it. */
const leads: Partial<Record<SettingsSection, string>> = {
  stages: "The steps that a renewal goes through. A lease in a closed one needs no action any more.",
  appearance: "On this computer, at once.",
};

export function Settings({ onAdd }: { onAdd: () => void }) {
  const { section, open, arrivals } = useShown();
  const { data: desk } = useDesk();
  const edited = open?.what === "edit" && desk?.clients.find(({ id }) => id === open.clientId);
  const pane = useRef<HTMLDivElement>(null);
  useFocusOnArrival(pane, arrivals);
  return (
    <div className="settings">
      <nav className="settings-nav" aria-labelledby="settings">
        <h1 id="settings">Settings</h1>
        {settingsSections.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-current={section === id ? "true" : undefined}
            onClick={() => showSection(id)}
            data-testid={`settings-${id}`}
          >
            {name}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="settings-pane" ref={pane} aria-label={nameOf(section)} tabIndex={0}>
        {edited ? <EditClient key={edited.id} client={edited} /> : <Part section={section} onAdd={onAdd} />}
      </section>
    </div>
  );
}

const nameOf = (section: SettingsSection) => settingsSections.find(({ id }) => id === section)?.name;

function Part({ section, onAdd }: { section: SettingsSection; onAdd: () => void }) {
  if (section === "clients") return <Clients onAdd={onAdd} />;
  return (
    <>
      <header className="settings-head">
        <h2 data-settings-heading tabIndex={-1}>
          {nameOf(section)}
        </h2>
        {leads[section] && <p className="muted">{leads[section]}</p>}
      </header>
      {section === "stages" && <Stages />}
      {section === "you" && <You />}
      {section === "reminders" && <Reminders />}
      {section === "appearance" && <Appearance />}
      {section === "startup" && <Startup />}
      {section === "data" && <DataPart />}
      {section === "about" && <About />}
    </>
  );
}

/** Who was led here by a command goes on from the part's heading. */
function useFocusOnArrival(pane: React.RefObject<HTMLElement | null>, arrivals: number): void {
  const seen = useRef(0);
  useEffect(() => {
    if (arrivals > seen.current) pane.current?.querySelector<HTMLElement>("[data-settings-heading]")?.focus();
    seen.current = arrivals;
  }, [arrivals, pane]);
}
