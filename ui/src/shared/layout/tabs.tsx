// Parts of a screen, one in front at a time; arrow keys go between them.
import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import "./tabs.css";

type TabsProps<T extends string> = {
  label: string;
  tabs: { id: T; name: string }[];
  chosen: T;
  onChoose: (tab: T) => void;
  children: (tab: T) => ReactNode;
};

export function Tabs<T extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<T>) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(key as T)}
      keyboardActivation="manual"
    >
      <TabList aria-label={label} className="tab-list">
        {tabs.map(({ id, name }) => (
          <Tab key={id} id={id} className="tab" data-testid={`tab-${id}`}>
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {children(id)}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
