// How old the data is that every other screen stands on: each property with the age of each dataset, what failed and why, and
// asking again for just that.
import { CircleAlert, DatabaseZap } from "lucide-react";
import { wordsOf } from "../../../ipc/errors";
import { runCommand } from "../../../shared/commands/registry";
import { Button } from "../../../shared/layout/button";
import { NotRefreshed } from "../../../shared/layout/not-refreshed";
import { Notice } from "../../../shared/layout/notice";
import { DataBar } from "./data-bar";
import { DataList } from "./data-list";
import { narrowed, useNarrow } from "./narrow";
import { NothingShown } from "./nothing-shown";
import { ordered } from "./order";
import { useData } from "./use-data";
import "./freshness.css";

export function DataAge() {
  const { properties, error, again } = useData();
  const { which, text, sort } = useNarrow();
  if (error && !properties)
    return (
      <Notice
        icon={CircleAlert}
        title={wordsOf(error).title}
        alert
        actions={<Button onPress={again}>Try again</Button>}
      >
        {wordsOf(error).advice}
      </Notice>
    );
  if (!properties) return <p className="muted">Reading…</p>;
  if (properties.length === 0)
    return (
      <Notice
        icon={DatabaseZap}
        title="No property is listed"
        actions={<Button onPress={() => runCommand("go.settings")}>Open the settings</Button>}
      >
        A client is synced property by property, by the list of ids in its settings.
      </Notice>
    );
  const shown = ordered(narrowed(properties, which, text), sort);
  return (
    <section aria-label="Data" className="fresh" data-testid="data-age">
      <h2 className="unseen">Data</h2>
      {error !== null && <NotRefreshed title={wordsOf(error).title} onAgain={again} />}
      <DataBar properties={properties} shown={shown} />
      {shown.length === 0 ? <NothingShown /> : <DataList shown={shown} />}
    </section>
  );
}
