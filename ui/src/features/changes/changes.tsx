// What moved since the last look: new and gone leases, moved dates, rents, options, offers and notes, before and after. What
// nobody has seen yet comes first.
import { CheckCheck } from "lucide-react";
import type { Change } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { useCommands } from "../../shared/commands/registry";
import { formatWhole, plural } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { NotRefreshed } from "../../shared/layout/not-refreshed";
import { NoRun, NoSuchKind, NothingChanged, NothingUnseen, Refused } from "./empty";
import { KindFilter } from "./kind-filter";
import { showOf, useNarrow } from "./narrow";
import { NarrowBar } from "./narrow-bar";
import { Part } from "./part";
import { MOST, useAskedChanges, useFinishedRuns } from "./use-changes";
import { useMarkSeen, useSeenUpTo } from "./use-seen";
import "../../shared/layout/page.css";
import "./changes.css";

export function Changes() {
  const { runs, known } = useFinishedRuns();
  const { changes, error, again } = useAskedChanges();
  const { unseenOnly, kinds } = useNarrow();
  const seenUpTo = useSeenUpTo();
  const isUnseen = ({ id }: Change) => seenUpTo !== null && id > seenUpTo;
  const offered = (changes ?? []).filter((one) => !unseenOnly || isUnseen(one));
  const shown = offered.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const { ready, mark } = useMarkSeen(shown, seenUpTo);
  useCommands([
    { id: "changes.list", title: "Show all changes", group: "Everywhere", keys: [], run: showOf },
    {
      id: "changes.seen",
      title: "Mark all changes as seen",
      group: "Everywhere",
      keys: ["Alt+u"],
      run: mark,
    },
  ]);
  return (
    <div className="page changes" data-testid="changes">
      <header className="page-head">
        <h1>Changes</h1>
        <Button isDisabled={!ready} onPress={mark} data-testid="mark-seen">
          <CheckCheck size={14} aria-hidden="true" />
          Mark all as seen
          <kbd>Alt+U</kbd>
        </Button>
      </header>
      {error && !changes ? (
        <Refused error={error} onAgain={again} />
      ) : known && runs.length === 0 ? (
        <NoRun />
      ) : !changes ? (
        <p className="muted" role="status">
          Reading…
        </p>
      ) : (
        <>
          {error && <NotRefreshed title={wordsOf(error).title} onAgain={again} />}
          <NarrowBar runs={runs} says={changes.length === 0 ? "" : countWords(shown, isUnseen)} />
          <KindFilter changes={offered} chosen={kinds} onChoose={(of) => useNarrow.setState({ kinds: of })} />
          <Shown changes={changes} offered={offered} shown={shown} isUnseen={isUnseen} />
        </>
      )}
    </div>
  );
}

type ShownProps = Record<"changes" | "offered" | "shown", Change[]> & { isUnseen: (one: Change) => boolean };

function Shown({ changes, offered, shown, isUnseen }: ShownProps) {
  if (changes.length === 0) return <NothingChanged />;
  if (offered.length === 0) return <NothingUnseen />;
  if (shown.length === 0) return <NoSuchKind />;
  const unseen = shown.filter(isUnseen);
  const seen = shown.filter((one) => !isUnseen(one));
  return (
    <>
      {unseen.length > 0 ? (
        <Part title="Not seen yet" changes={unseen} unseen testId="changes-unseen" />
      ) : (
        <p className="muted changes-none">Nothing new since you last looked.</p>
      )}
      {seen.length > 0 && <Part title="Seen before" changes={seen} unseen={false} testId="changes-seen" />}
    </>
  );
}

function countWords(shown: Change[], isUnseen: (one: Change) => boolean): string {
  const all =
    shown.length >= MOST ? `The newest ${formatWhole(MOST)} changes` : plural(shown.length, "change");
  const unseen = shown.filter(isUnseen).length;
  return `${all}, ${unseen === 0 ? "none" : formatWhole(unseen)} unseen`;
}
