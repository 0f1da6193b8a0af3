// The frame: sections, the screen in front, the status bar, and the keys that work everywhere.
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { useFrameCommands } from "./app/commands";
import { Navigation } from "./app/navigation";
import { Notices } from "./app/notices";
import { goTo, useSection } from "./app/section";
import { NeedsAction } from "./features/action/action";
import { useViewCommands } from "./features/renewals/commands";
import { useSettingsCommands } from "./features/settings/commands";
import { useSyncCommands } from "./features/sync/commands";
import { StatusBar } from "./features/sync/status-bar";
import type { Desk } from "./ipc/door";
import { wordsOf } from "./ipc/errors";
import { useDesk } from "./ipc/queries";
import { useKeys } from "./shared/commands/keys";
import { explainWith } from "./shared/commands/undo";
import { later } from "./shared/later";
import { Boundary } from "./shared/layout/boundary";
import { Button } from "./shared/layout/button";
import { NotRefreshed } from "./shared/layout/not-refreshed";
import { Notice } from "./shared/layout/notice";
import { Toasts } from "./shared/toast/toast";
import "./app/app.css";

const Palette = later(async () => (await import("./app/palette")).Palette);
const Shortcuts = later(async () => (await import("./shared/commands/shortcuts")).Shortcuts);
const Renewals = later(async () => (await import("./features/renewals/renewals")).Renewals);
const Overview = later(async () => (await import("./features/overview/overview")).Overview);
const Changes = later(async () => (await import("./features/changes/changes")).Changes);
const Sync = later(async () => (await import("./features/sync/sync")).Sync);
const Settings = later(async () => (await import("./features/settings/settings")).Settings);
const Connect = later(async () => (await import("./features/settings/connect/connect")).Connect);
const Welcome = later(async () => (await import("./features/welcome/welcome")).Welcome);

explainWith(wordsOf);

export function App() {
  const { data: desk, error, refetch } = useDesk();
  useKeys();
  if (error && !desk) {
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
      {desk.clients.length === 0 ? (
        <FirstRun />
      ) : (
        <Frame desk={desk} old={error && { title: wordsOf(error).title, onAgain: () => void refetch() }} />
      )}
      <Toasts />
    </>
  );
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

type Old = { title: string; onAgain: () => void } | null;

function Frame({ desk, old }: { desk: Desk; old: Old }) {
  const section = useSection((state) => state.section);
  const [opened, setOpened] = useState<"palette" | "help" | null>(null);
  useSyncCommands();
  useViewCommands();
  useSettingsCommands(() => goTo("settings"));
  useFrameCommands({ onPalette: () => setOpened("palette"), onHelp: () => setOpened("help") });
  return (
    <div className="frame">
      <Navigation />
      <main className="main">
        <Notices notices={desk.notices} />
        {old && <NotRefreshed {...old} />}
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
      {opened === "palette" && <Palette onClose={() => setOpened(null)} />}
      {opened === "help" && <Shortcuts onClose={() => setOpened(null)} />}
    </div>
  );
}
