// The list of renewals with what narrows it, what it sums up to, and the lease that is opened beside it.
import { useEffect } from "react";
import type { Renewal } from "../../ipc/door";
import { useCommands } from "../../shared/commands/registry";
import { Grid } from "../../shared/grid/grid";
import { Splitter } from "../../shared/layout/splitter";
import { Chips } from "./chips";
import { columns, pinned, pinnedNarrow } from "./columns";
import { Detail } from "./detail/detail";
import { NothingMatches, NothingYet, NotRefreshed, Refused } from "./empty";
import { Footer } from "./footer";
import { useRenewals } from "./question";
import { Toolbar } from "./toolbar";
import { closeLease, openLease, setSort, useView } from "./view-store";
import "../../shared/forms/field.css";
import "../../shared/forms/menu.css";
import "../../shared/layout/dialog.css";
import "./renewals.css";

export function Renewals() {
  const { opened, page, detailWidth } = useView();
  useCommands([
    { id: "renewals.close", title: "Close the lease", group: "Renewals", keys: ["Escape"], run: closeLease },
  ]);
  return (
    <div className="renewals">
      <h1 className="unseen">Renewals</h1>
      {!(opened && page) && <List />}
      {opened && page && <Detail at={opened} width={detailWidth} onClose={closeLease} page />}
      {opened && !page && (
        <>
          <Splitter
            label="Width of the lease"
            width={detailWidth}
            min={300}
            max={640}
            onWidth={(width) => useView.setState({ detailWidth: width })}
          />
          <Detail at={opened} width={detailWidth} onClose={closeLease} />
        </>
      )}
    </div>
  );
}

function List() {
  const { pages, shown } = useRenewals();
  const about = shown.about;
  return (
    <section className="list" aria-label="List of renewals" aria-busy={shown.asking}>
      <Toolbar />
      <Chips notUnderstood={about?.notUnderstood ?? []} />
      <div className="list-body">
        {shown.error && shown.count === 0 ? (
          <Refused error={shown.error} onAgain={() => void pages.again()} />
        ) : !about ? (
          <p className="list-loading muted" role="status">
            Reading…
          </p>
        ) : about.total === 0 ? (
          <NothingYet />
        ) : shown.count === 0 ? (
          <NothingMatches />
        ) : (
          <>
            {shown.error !== null && <NotRefreshed error={shown.error} onAgain={() => void pages.again()} />}
            <Rows pages={pages} count={shown.count} />
          </>
        )}
      </div>
      {about && about.total > 0 && <Footer count={shown.count} about={about} />}
    </section>
  );
}

type RowsProps = { pages: ReturnType<typeof useRenewals>["pages"]; count: number };

function Rows({ pages, count }: RowsProps) {
  const { filter, sort, active, opened } = useView();
  const isOpened = (row: Renewal) =>
    opened !== null &&
    row.leaseId === opened.leaseId &&
    row.propertyId === opened.propertyId &&
    row.clientId === opened.clientId;
  const open = (index: number) => {
    const row = pages.rowAt(index);
    if (row) openLease(row);
  };
  const activate = (index: number) => {
    useView.setState({ active: index });
    // With a lease opened, going through the list goes through the leases.
    if (useView.getState().opened) open(index);
  };
  // A shorter list must not leave the active row beyond its end.
  useEffect(() => {
    if (active >= count) useView.setState({ active: Math.max(0, count - 1) });
  }, [active, count]);
  return (
    <Grid
      label="Renewals"
      columns={columns}
      pinned={pinned}
      pinnedNarrow={pinnedNarrow}
      count={count}
      rowAt={pages.rowAt}
      isOpened={isOpened}
      sort={sort}
      onSort={setSort}
      active={active}
      onActive={activate}
      onOpen={open}
      onLook={pages.look}
      list={JSON.stringify([filter, sort])}
    />
  );
}
