// What must be acted on, by when: the first screen of the day. Counts by bucket, each a list of its own, and the queue itself.
import { CircleAlert } from "lucide-react";
import { wordsOf } from "../../ipc/errors";
import { useNeedsAction } from "../../ipc/queries";
import { formatWhole } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { Notice } from "../../shared/layout/notice";
import { Buckets } from "./buckets";
import { NothingYet } from "./nothing-yet";
import { Queue } from "./queue";
import { Zero } from "./zero";
import "./action.css";

export function NeedsAction() {
  const { data, error, refetch } = useNeedsAction();
  return (
    <div className="action" data-testid="action">
      <header className="action-head">
        <h1>Needs action</h1>
        {data && data.count > 0 && (
          <p className="muted" role="status">
            {formatWhole(data.count)} of {formatWhole(data.renewals)} renewals, overdue or within{" "}
            {formatWhole(data.days)} days
          </p>
        )}
      </header>
      {!data && error ? (
        <Refused error={error} onAgain={() => void refetch()} />
      ) : !data ? (
        <p className="action-reading muted" role="status">
          Reading…
        </p>
      ) : data.renewals === 0 ? (
        <NothingYet />
      ) : (
        <>
          {error && <NotRefreshed error={error} onAgain={() => void refetch()} />}
          <Buckets buckets={data.buckets} />
          {data.count === 0 ? (
            <Zero days={data.days} renewals={data.renewals} />
          ) : (
            <Queue filter={data.filter} />
          )}
        </>
      )}
    </div>
  );
}

type RefusedProps = { error: unknown; onAgain: () => void };

function Refused({ error, onAgain }: RefusedProps) {
  const { title, advice } = wordsOf(error);
  return (
    <Notice icon={CircleAlert} alert title={title} actions={<Button onPress={onAgain}>Try again</Button>}>
      {advice}
    </Notice>
  );
}

/** The counts are there, but asking again was refused. */
function NotRefreshed({ error, onAgain }: RefusedProps) {
  const { title, advice } = wordsOf(error);
  return (
    <div role="alert" className="action-old">
      <p>
        <strong>{title}.</strong> {advice} The counts are as they were.
      </p>
      <Button onPress={onAgain}>Try again</Button>
    </div>
  );
}
