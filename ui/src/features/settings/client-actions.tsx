// What can be done with a client.
import { Pencil, PlugZap, SlidersHorizontal, Trash2 } from "lucide-react";
import type { Client } from "../../ipc/door";
import { Button } from "../../shared/layout/button";
import { openClient } from "./section";

type ActionsProps = {
  client: Client;
  testing: boolean;
  removing: boolean;
  onTest: () => void;
  onRemove: () => void;
};

export function ClientActions({ client: { id, name }, testing, removing, onTest, onRemove }: ActionsProps) {
  return (
    <div className="client-actions">
      <Button
        look="quiet"
        onPress={() => openClient({ what: "edit", clientId: id })}
        aria-label={`Edit ${name}`}
        data-testid="edit-client"
      >
        <Pencil size={14} aria-hidden="true" />
        Edit
      </Button>
      <Button
        look="quiet"
        onPress={() => openClient({ what: "sync", clientId: id })}
        aria-label={`Sync settings of ${name}`}
        data-testid="open-sync-settings"
      >
        <SlidersHorizontal size={14} aria-hidden="true" />
        Sync settings
      </Button>
      <Button
        look="quiet"
        onPress={onTest}
        isDisabled={testing}
        aria-label={`Test ${name}`}
        data-testid="test-client"
      >
        <PlugZap size={14} aria-hidden="true" />
        {testing ? "Testing…" : "Test"}
      </Button>
      <Button look="quiet" onPress={onRemove} isDisabled={removing} aria-label={`Remove ${name}`}>
        <Trash2 size={14} aria-hidden="true" />
        Remove
      </Button>
    </div>
  );
}
