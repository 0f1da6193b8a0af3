// Fetching from MRI: how each client stands now, how runs went before, and what they cost.
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { wordsOf } from "../../ipc/errors";
import { useSyncStatus } from "../../ipc/queries";
import { Checkbox } from "../../shared/forms/choice";
import { Button } from "../../shared/layout/button";
import { Tabs } from "../../shared/layout/tabs";
import { Figures } from "./figures";
import { DataAge } from "./freshness/data-age";
import { History } from "./history/history";
import { Now } from "./now";
import { type SyncTab, showTab, useShown } from "./tab";
import { useSyncAll } from "./use-sync";
import "../../shared/layout/page.css";
import "./sync.css";

const tabs: { id: SyncTab; name: string }[] = [
  { id: "now", name: "Now" },
  { id: "data", name: "Data" },
  { id: "history", name: "History" },
  { id: "figures", name: "Figures" },
];

export function Sync() {
  const { data: status = [], error } = useSyncStatus();
  const [refresh, setRefresh] = useState(false);
  const tab = useShown((shown) => shown.tab);
  return (
    <div className={tab === "data" ? "page page-filled" : "page"}>
      <header className="page-head">
        <h1>Sync</h1>
        <Checkbox selected={refresh} onChange={setRefresh}>
          Ask again for what is still fresh
        </Checkbox>
        <SyncButton refresh={refresh} several={status.length > 1} />
      </header>
      {error && (
        <p role="alert" className="run-error">
          <strong>{wordsOf(error).title}.</strong> {wordsOf(error).advice}
        </p>
      )}
      <Tabs label="About syncing" tabs={tabs} chosen={tab} onChoose={showTab}>
        {(shown) => (
          <>
            {shown === "now" && <Now status={status} refresh={refresh} />}
            {shown === "data" && <DataAge />}
            {shown === "history" && <History />}
            {shown === "figures" && <Figures />}
          </>
        )}
      </Tabs>
    </div>
  );
}

function SyncButton({ refresh, several }: { refresh: boolean; several: boolean }) {
  const { start, ready, allBusy } = useSyncAll();
  return (
    <Button
      look="primary"
      isDisabled={!ready || allBusy}
      onPress={() => start(refresh)}
      data-testid="sync-start"
    >
      <RefreshCw size={14} aria-hidden="true" />
      {allBusy ? "Under way" : several ? "Sync all" : "Sync"}
      <kbd>F9</kbd>
    </Button>
  );
}
