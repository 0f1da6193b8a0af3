// The clients and how the window looks.
import { Plus } from "lucide-react";
import { useDesk } from "../../ipc/queries";
import { Button } from "../../shared/layout/button";
import { Appearance } from "./appearance";
import { ClientCard } from "./client-card";
import "../../shared/layout/page.css";
import "./settings.css";

export function Settings({ onAdd }: { onAdd: () => void }) {
  const { data: desk } = useDesk();
  return (
    <div className="page">
      <header className="page-head">
        <h1>Settings</h1>
      </header>
      <section aria-labelledby="clients">
        <div className="settings-head">
          <h2 id="clients">Clients</h2>
          <Button onPress={onAdd} data-testid="add-client">
            <Plus size={14} aria-hidden="true" />
            Connect another
          </Button>
        </div>
        {desk?.clients.map((client) => (
          <ClientCard key={client.id} client={client} />
        ))}
      </section>
      <section className="page-section" aria-labelledby="appearance">
        <h2 id="appearance">Appearance</h2>
        <Appearance />
      </section>
      {desk && (
        <section className="page-section" aria-labelledby="about">
          <h2 id="about">About</h2>
          <p className="muted">
            Renewal Desk {desk.version}. Data is kept in <span className="path">{desk.dataDir}</span>
          </p>
        </section>
      )}
    </div>
  );
}
