// What became of the lease, newest first: what syncs found moved in MRI, and what the staff changed here.
import { RefreshCw, UserPen } from "lucide-react";
import { useState } from "react";
import type { Change, RenewalDetail } from "../../../ipc/door";
import { changeKindNames } from "../../../ipc/names";
import { formatDate, formatInstant, formatMoney, formatWhole, plural } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { entryWords } from "../follow-up/words";
import { Section } from "./section";

const FIRST = 6;

type Event = { at: number; own: boolean; what: string; by: string };

export function History({ detail }: { detail: RenewalDetail }) {
  const [all, setAll] = useState(false);
  const events = eventsOf(detail);
  return (
    <Section title="History">
      {events.length === 0 ? (
        <p className="muted">Nothing has moved since the first sync, and nobody has changed anything here.</p>
      ) : (
        <ol className="lease-history">
          {events.slice(0, all ? undefined : FIRST).map(({ at, own, what, by }, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several may happen at once, and the list only grows at its head
            <li key={nth}>
              {own ? <UserPen size={14} aria-hidden="true" /> : <RefreshCw size={14} aria-hidden="true" />}
              <div>
                <p className="history-what">{what}</p>
                <p className="small-note">
                  {by}, {formatInstant(at)}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      {!all && events.length > FIRST && (
        <div>
          <Button onPress={() => setAll(true)}>Show all {plural(events.length, "change")}</Button>
        </div>
      )}
    </Section>
  );
}

function eventsOf({ changes, log, renewal }: RenewalDetail): Event[] {
  const found = changes.map((change) => ({
    at: change.at,
    own: false,
    what: changeWords(change, renewal.currency),
    by: "Found by a sync",
  }));
  const said = log.map((entry) => ({ at: entry.at, own: true, what: entryWords(entry), by: entry.author }));
  return [...found, ...said].toSorted((a, b) => b.at - a.at);
}

const whole: Partial<Record<Change["kind"], string>> = {
  new: "New in MRI",
  gone: "Gone from MRI",
  back: "Back in MRI",
};

function changeWords({ kind, before, after }: Change, currency: string | null): string {
  if (kind === "note") return `Note in MRI: ${after ?? ""}`;
  const alone = whole[kind];
  if (alone) return alone;
  const value = (of: string | null) => {
    if (of === null) return "none";
    if (kind === "rent" || kind === "offer") return formatMoney(of, currency);
    if (kind === "expiry" || kind === "option") return formatDate(of);
    return kind === "area" ? `${formatWhole(of)} sq ft` : of;
  };
  return `${changeKindNames[kind]}: ${value(before)} → ${value(after)}`;
}
