// The first run: two doors.
import { useMutation } from "@tanstack/react-query";
import { Building2, PlugZap } from "lucide-react";
import { ask } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { Refused } from "../../shared/forms/refused";
import { Button } from "../../shared/layout/button";
import "./welcome.css";

type WelcomeProps = { onStarted: () => void; onConnect: () => void };

export function Welcome({ onStarted, onConnect }: WelcomeProps) {
  const sample = useMutation({ mutationFn: () => ask().startSample(), onSuccess: onStarted });
  return (
    <div className="welcome" data-testid="welcome">
      <div className="welcome-text">
        <h1>Renewal Desk</h1>
        <p className="muted">
          Every lease that comes up for renewal, fetched from MRI within its call limit, then yours to browse
          offline.
        </p>
      </div>
      <div className="doors">
        <section className="door" aria-labelledby="door-sample">
          <Building2 size={20} aria-hidden="true" className="door-icon" />
          <h2 id="door-sample">Look around first</h2>
          <p className="muted">
            A made-up portfolio, answered by a pretend MRI inside the program. Nothing leaves this computer.
          </p>
          <Button onPress={() => sample.mutate()} isDisabled={sample.isPending} data-testid="start-sample">
            {sample.isPending ? "Starting…" : "Look around with a sample portfolio"}
          </Button>
        </section>
        <section className="door" aria-labelledby="door-connect">
          <PlugZap size={20} aria-hidden="true" className="door-icon" />
          <h2 id="door-connect">Connect to MRI</h2>
          <p className="muted">
            With the address, key and password that MRI gave you. A test shows what each API answers before
            anything is saved.
          </p>
          <Button look="primary" onPress={onConnect} data-testid="connect">
            Connect to MRI
          </Button>
        </section>
      </div>
      {sample.error && <Refused title={wordsOf(sample.error).title}>{wordsOf(sample.error).advice}</Refused>}
    </div>
  );
}
