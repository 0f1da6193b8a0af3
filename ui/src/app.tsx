// The frame: sections, the screen in front, the status bar, and the keys that work everywhere.
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { flushSync } from "react-dom";
import { Navigation, sections } from "./app/navigation";
import { Notices } from "./app/notices";
import { goTo, useSection } from "./app/section";
import { NeedsAction } from "./features/action/action";
import { Changes } from "./features/changes/changes";
import { Overview } from "./features/overview/overview";
import { Renewals } from "./features/renewals/renewals";
import { focusSearch } from "./features/renewals/search-box";
import { isLeaseAt, isList, openLease, showList } from "./features/renewals/view-store";
import { Settings } from "./features/settings/settings";
import { useSyncCommands } from "./features/sync/commands";
import { StatusBar } from "./features/sync/status-bar";
import { Sync } from "./features/sync/sync";
import { Connect } from "./features/welcome/connect";
import { Welcome } from "./features/welcome/welcome";
import type { Desk } from "./ipc/door";
import { wordsOf } from "./ipc/errors";
import { useDesk } from "./ipc/queries";
import { useKeys } from "./shared/commands/keys";
import { useCommands } from "./shared/commands/registry";
import { Shortcuts } from "./shared/commands/shortcuts";
import { Boundary } from "./shared/layout/boundary";
import { Button } from "./shared/layout/button";
import { Notice } from "./shared/layout/notice";
import { Toasts } from "./shared/toast/toast";
import "./app/app.css";

export function App() {
  const { data: desk, error, refetch } = useDesk();
  useKeys();
  if (error) {
    const { title, advice } = wordsOf(error);
    return (
      <Notice
        icon={CircleAlert}
        alert
        title={title}
        actions={<Button onPress={() => void refetch()}>Try again</Button>}
      >
        {advice}
      </Notice>
    );
  }
  if (!desk) return null;
  return (
    <>
      {desk.clients.length === 0 ? <FirstRun /> : <Frame desk={desk} />}
      <Toasts />
    </>
  );
}

/** The screen must be there before its search can have the focus. */
function goToSearch() {
  flushSync(() => goTo("renewals"));
  focusSearch();
}

/** Given by another room, with which lease. */
function goToLease(at: unknown) {
  if (!isLeaseAt(at)) return;
  openLease(at);
  goTo("renewals");
}

/** Given by another room, with what to list. */
function goToList(about: unknown) {
  if (!isList(about)) return;
  showList(about);
  goTo("renewals");
}

function FirstRun() {
  const section = useSection((state) => state.section);
  if (section === "connect")
    return (
      <main className="screen-alone">
        <Connect onConnected={() => goTo("action")} onBack={() => goTo("action")} />
      </main>
    );
  return (
    <main className="screen-alone">
      <Welcome onStarted={() => goTo("action")} onConnect={() => goTo("connect")} />
    </main>
  );
}

function Frame({ desk }: { desk: Desk }) {
  const section = useSection((state) => state.section);
  const [helping, setHelping] = useState(false);
  useSyncCommands();
  useCommands([
    ...sections.map(({ id, name, key }) => ({
      id: `go.${id}`,
      title: name,
      group: "Everywhere" as const,
      keys: [`$mod+${key}`],
      run: () => goTo(id),
    })),
    { id: "renewals.search", title: "Search", group: "Renewals", keys: ["$mod+f", "/"], run: goToSearch },
    { id: "renewals.open", title: "Open a lease", group: "Renewals", keys: [], run: goToLease },
    { id: "renewals.list", title: "List renewals", group: "Renewals", keys: [], run: goToList },
    {
      id: "help",
      title: "This list",
      group: "Everywhere",
      keys: ["Shift+(\\?)"],
      run: () => setHelping(true),
    },
  ]);
  return (
    <div className="frame">
      <Navigation />
      <main className="main">
        <Notices notices={desk.notices} />
        <div className="screen">
          <Boundary key={section}>
            {section === "action" && <NeedsAction />}
            {section === "renewals" && <Renewals />}
            {section === "overview" && <Overview />}
            {section === "changes" && <Changes />}
            {section === "sync" && <Sync />}
            {section === "settings" && <Settings onAdd={() => goTo("connect")} />}
            {section === "connect" && (
              <Connect onConnected={() => goTo("sync")} onBack={() => goTo("settings")} />
            )}
          </Boundary>
        </div>
      </main>
      <StatusBar clients={desk.clients} />
      <Shortcuts open={helping} onClose={() => setHelping(false)} />
    </div>
  );
}
