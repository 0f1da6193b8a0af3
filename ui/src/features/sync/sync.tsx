// Fetching from MRI: what it would cost, how it goes, what failed, and how it went before.
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { wordsOf } from "../../ipc/errors";
import { useSyncStatus } from "../../ipc/queries";
import { Checkbox } from "../../shared/forms/choice";
import { Button } from "../../shared/layout/button";
import { ClientSync } from "./client-sync";
import { History } from "./history";
import { useStart, useUnderWay, wholeClient } from "./use-sync";
import "../../shared/layout/page.css";
import "./sync.css";

export function Sync() {
  const { data: status = [], error } = useSyncStatus();
  const [refresh, setRefresh] = useState(false);
  const start = useStart();
  const busy = useUnderWay().length > 0;
  return (
    <div className="page">
      <header className="page-head">
        <h1>Sync</h1>
        <Checkbox selected={refresh} onChange={setRefresh}>
          Ask again for what is still fresh
        </Checkbox>
        <Button
          look="primary"
          isDisabled={busy || start.isPending || status.length === 0}
          onPress={() => start.mutate(status.map(({ clientId }) => wholeClient(clientId, refresh)))}
          data-testid="sync-start"
        >
          <RefreshCw size={14} aria-hidden="true" />
          {busy ? "Syncing…" : status.length > 1 ? "Sync all" : "Sync"}
          <kbd>F9</kbd>
        </Button>
      </header>
      {error && (
        <p role="alert" className="run-error">
          <strong>{wordsOf(error).title}.</strong> {wordsOf(error).advice}
        </p>
      )}
      {status.map((one) => (
        <ClientSync key={one.clientId} status={one} refresh={refresh} />
      ))}
      <section aria-label="History" className="page-section">
        <h2>History</h2>
        <History busy={busy} />
      </section>
    </div>
  );
}
