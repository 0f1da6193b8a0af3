// One connection: where it goes, what it may ask, which properties, and taking it away.
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { ask, type Client, type SecretStore } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { kindNames } from "../../ipc/names";
import { type FullSchedule, fullSettings } from "../../ipc/settings";
import { formatDuration, formatWhole, plural } from "../../shared/format";
import { Badge } from "../../shared/layout/badge";
import { Button } from "../../shared/layout/button";
import { Confirm } from "../../shared/layout/confirm";
import { say } from "../../shared/toast/toast";
import { Unknown } from "../../shared/value";
import { ClientActions } from "./client-actions";
import { ClientStanding } from "./client-standing";
import { RefusedForm } from "./connect/refused-form";
import { TestResult } from "./connect/test-result";
import { openClient, useShown } from "./section";
import { whenWords } from "./sync/schedule-kind";

/** Opened seldom, and its list of time zones needs more of the controls than any other screen. */
const SyncSettings = lazy(() => import("./sync/dialog"));

const keptIn: Record<SecretStore, string> = {
  keychain: "The system's keychain",
  file: "A private file",
  env: "Nowhere; asked for at each start",
};

export function ClientCard({ client }: { client: Client }) {
  const [asking, setAsking] = useState(false);
  const open = useShown((shown) => shown.open);
  const test = useMutation({ mutationFn: () => ask().testClient(client.id) });
  const remove = useMutation({
    mutationFn: () => ask().removeClient(client.id),
    onSuccess: (left) => say("ok", `${client.name} was removed`, left ?? undefined),
    onError: (error) => say("danger", wordsOf(error).title, wordsOf(error).advice),
  });
  return (
    <article className="client" aria-label={client.name} data-testid="client">
      <header>
        <div className="client-name">
          <h3>{client.name}</h3>
          {client.sample && <Badge>Sample</Badge>}
        </div>
        <ClientActions
          client={client}
          testing={test.isPending}
          removing={remove.isPending}
          onTest={() => test.mutate()}
          onRemove={() => setAsking(true)}
        />
        <ClientStanding client={client} />
      </header>
      <RefusedForm error={test.error} />
      {test.data && (
        <>
          <TestResult test={test.data} />
          <div>
            <Button look="quiet" onPress={() => test.reset()}>
              Hide the result
            </Button>
          </div>
        </>
      )}
      <Facts client={client} />
      <Properties client={client} />
      {open?.what === "sync" && open.clientId === client.id && (
        <Suspense>
          <SyncSettings client={client} onClose={() => openClient(null)} />
        </Suspense>
      )}
      <Confirm
        open={asking}
        title={`Remove ${client.name}?`}
        yes="Remove"
        onYes={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>
          Its renewals and all that was fetched leave this computer, and its key and password are forgotten.
          The history of its runs stays. Nothing changes in MRI.
        </p>
      </Confirm>
    </article>
  );
}

const wide = ["Address", "Syncs by itself"];

function Facts({
  client: { url, mriClientId, database, user, quota, secretStore, sample, settings: stored },
}: {
  client: Client;
}) {
  const settings = fullSettings(stored);
  const lines: [string, string][] = sample
    ? [["Answers", "from inside the program"]]
    : [
        ["Address", url],
        ["Client id", mriClientId],
        ["Database", database],
        ["User", user],
        ["Password kept in", keptIn[secretStore]],
      ];
  return (
    <dl className="client-facts">
      {[
        ...lines,
        [
          "Call limit",
          `${formatWhole(quota.calls)} calls in ${formatDuration(quota.windowSecs * 1000)}${settings.headroom > 0 ? `, ${formatWhole(settings.headroom)} left alone` : ""}`,
        ] as const,
        ["Syncs by itself", scheduleWords(settings.schedule)] as const,
      ].map(([name, value]) => (
        <div key={name} className={wide.includes(name) ? "whole" : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function scheduleWords({ enabled, cron, timeZone, startIfOlderSecs }: FullSchedule): string {
  const words = [
    enabled && `${whenWords(cron)}${timeZone ? ` in ${timeZone}` : ""}`,
    startIfOlderSecs !== null && `at start if older than ${formatDuration(startIfOlderSecs * 1000)}`,
  ].filter(Boolean);
  return words.length === 0 ? "No" : words.join("; ");
}

function Properties({ client: { properties } }: { client: Client }) {
  return (
    <details className="client-properties">
      <summary>{plural(properties.length, "property", "properties")}</summary>
      <ul>
        {properties.map(({ id, name, kind }) => (
          <li key={id}>
            <span className="muted">{id}</span> {name ?? <Unknown />}{" "}
            <span className="muted">{kind && kindNames[kind].toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
