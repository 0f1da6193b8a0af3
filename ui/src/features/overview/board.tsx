// The figures and charts, or what stands in their place.
import { ChartColumn, CircleAlert, Filter } from "lucide-react";
import type { Overview } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { useOverview, useSyncStatus } from "../../ipc/queries";
import { runCommand } from "../../shared/commands/registry";
import { Button } from "../../shared/layout/button";
import { Notice } from "../../shared/layout/notice";
import { Arrears } from "./arrears";
import { CurrencyChoice } from "./currency-choice";
import { Headline } from "./headline";
import { currenciesOf } from "./measure";
import { Months } from "./months";
import { Properties } from "./properties";
import { Rate } from "./rate";
import { Reading } from "./reading";
import { scopeFilter, useScope } from "./scope";

export default function Board() {
  const scope = useScope();
  const { data: overview, error, refetch } = useOverview(scopeFilter(scope));
  if (error && !overview) return <Refused error={error} onAgain={() => void refetch()} />;
  if (!overview) return <Reading />;
  if (isEmpty(overview)) return scopeFilter(scope) === "" ? <NothingYet /> : <NothingHere />;
  const currencies = currenciesOf(overview);
  const currency = currencies.find((one) => one === scope.currency) ?? currencies[0] ?? null;
  return (
    <>
      {currencies.length > 1 && <CurrencyChoice currencies={currencies} chosen={currency} />}
      <Headline overview={overview} currency={currency} />
      <h2 className="unseen">What expires and what is at stake</h2>
      <div className="overview-months">
        <Months overview={overview} currency={currency} />
      </div>
      <div className="overview-pair">
        <Properties overview={overview} currency={currency} />
        <Arrears overview={overview} currency={currency} />
      </div>
      <Rate rates={overview.renewalRate} narrowed={scopeFilter(scope) !== ""} />
    </>
  );
}

const isEmpty = ({ properties, noExpiry, holdover }: Overview) =>
  noExpiry === 0 && holdover.renewals === 0 && properties.every(({ renewals }) => renewals === 0);

function Refused({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { title, advice } = wordsOf(error);
  return (
    <Notice icon={CircleAlert} alert title={title} actions={<Button onPress={onAgain}>Try again</Button>}>
      {advice}
    </Notice>
  );
}

function NothingYet() {
  const { data: status = [] } = useSyncStatus();
  const coming = status.some(({ run }) => run?.finishedOn === null);
  return (
    <Notice
      icon={ChartColumn}
      title={coming ? "The first renewals are on their way" : "No renewals yet"}
      actions={
        coming ? (
          <Button onPress={() => runCommand("go.sync")}>See the sync</Button>
        ) : (
          <Button look="primary" onPress={() => runCommand("sync.start")}>
            Sync now
          </Button>
        )
      }
    >
      Once MRI has answered, this shows what expires when, what is at stake and who is in arrears.
    </Notice>
  );
}

function NothingHere() {
  return (
    <Notice
      icon={Filter}
      title="No renewals among these"
      actions={
        <Button onPress={() => useScope.setState({ clientId: null, kind: null })}>
          Show the whole portfolio
        </Button>
      }
    >
      The client and the kind of property chosen above have none.
    </Notice>
  );
}
