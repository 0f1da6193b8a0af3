// The list itself: its rows, or what stands in their place, and at its foot what they add up to and what can be done with those
// that are selected.
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { EditTarget, Renewal, ViewLine } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { useCommands } from "../../shared/commands/registry";
import { formatWhole, plural } from "../../shared/format";
import type { GridColumn } from "../../shared/grid/column";
import { Grid } from "../../shared/grid/grid";
import type { PageCache } from "../../shared/grid/page-cache";
import { atCell, columnsOf, rangeOf, rowsOf } from "../../shared/grid/range";
import { Button } from "../../shared/layout/button";
import { say } from "../../shared/toast/toast";
import { setChoosing } from "./columns/choosing";
import { useSeveral } from "./columns/several";
import { useColumns } from "./columns/use-columns";
import { fullColumns } from "./definition";
import { NothingMatches, NothingYet, NotRefreshed, Refused } from "./empty";
import { composeFilter } from "./filters/chip";
import { FilterBar } from "./filters/filter-bar";
import { BulkEdit } from "./follow-up/bulk-edit";
import { Footer } from "./footer";
import { headOf } from "./group-head";
import { rowHeights } from "./names";
import { type About, useRenewals, wanted } from "./question";
import { copySelection, selectedRenewals, selectedTarget, useSelectionSums } from "./selection";
import { useOpenActive, useSteadySelection } from "./steady";
import { Toolbar } from "./toolbar";
import {
  fold,
  openLease,
  openLeasePage,
  setColumns,
  setSort,
  sortedOf,
  useDensity,
  useView,
} from "./view-store";

type Pages = PageCache<ViewLine, About>;

/** `behind`: a lease is open in its place, and coming back finds it where it was. */
export function List({ behind }: { behind: boolean }) {
  const { pages, shown } = useRenewals();
  const filtersShown = useView((view) => view.filtersShown);
  const about = shown.about;
  return (
    <section
      className={behind ? "list behind" : "list"}
      aria-label="List of renewals"
      aria-busy={shown.asking}
    >
      <Toolbar />
      {filtersShown && <FilterBar leftOut={about?.notUnderstood.join("; ") ?? ""} />}
      <div className="list-body">
        {shown.error && shown.count === 0 ? (
          <Refused error={shown.error} onAgain={() => void pages.again()} />
        ) : !about ? (
          <p className="list-loading muted" role="status">
            Reading…
          </p>
        ) : about.total === 0 ? (
          <NothingYet />
        ) : (
          <>
            {shown.error !== null && <NotRefreshed error={shown.error} onAgain={() => void pages.again()} />}
            {shown.count === 0 && <NothingMatches />}
            <Rows pages={pages} count={shown.count} version={shown.version} />
          </>
        )}
      </div>
      {about && about.total > 0 && <Foot pages={pages} about={about} version={shown.version} />}
    </section>
  );
}

/** `version`: other rows than before. A notice that changes none of them draws nothing anew. */
type OfPages = { pages: Pages; version: number };

const Rows = memo(PlainRows);

function PlainRows({ pages, count, version }: OfPages & { count: number }) {
  const { definition, search, cursor, opened } = useView(
    useShallow(({ definition, search, cursor, opened }) => ({ definition, search, cursor, opened })),
  );
  const { sort, group } = definition;
  const density = useDensity();
  const renewalColumns = useColumns();
  const columns = useMemo(() => renewalColumns.map(ofLine), [renewalColumns]);
  const several = useSeveral((state) => state.several);
  const set = useMemo(() => fullColumns(definition.columns, several), [definition.columns, several]);
  const sorted = useMemo(() => sortedOf(sort), [sort]);
  const head = useMemo(() => (group ? headOf(group) : undefined), [group]);

  const isOpened = (line: ViewLine) =>
    opened !== null &&
    line.type === "row" &&
    line.renewal.leaseId === opened.leaseId &&
    line.renewal.propertyId === opened.propertyId &&
    line.renewal.clientId === opened.clientId;
  const withRow = (index: number, then: (renewal: Renewal) => void) => {
    const line = pages.rowAt(index);
    if (line?.type === "row") then(line.renewal);
  };
  const openActive = useOpenActive(pages.rowAt, version);
  const move = (to: typeof cursor) => {
    useView.setState({ cursor: to });
    openActive(to);
  };
  const foldAt = useCallback(
    (index: number, folded: boolean | null) => {
      const line = pages.rowAt(index);
      if (line?.type === "group") fold(line.group.key, folded);
    },
    [pages],
  );
  // A shorter list must not leave the active cell beyond its end.
  useEffect(() => {
    const { active, anchor } = cursor;
    const last = Math.max(0, count - 1);
    if (Math.max(active.row, anchor.row) <= last) return;
    useView.setState({ cursor: atCell({ ...active, row: Math.min(active.row, last) }) });
  }, [cursor, count]);
  useSteadySelection(cursor, pages.rowAt, count, version);

  return (
    <Grid
      label="Renewals"
      columns={columns}
      set={set}
      onSet={setColumns}
      count={count}
      rowAt={pages.rowAt}
      headOf={head}
      grouped={group !== null}
      isOpened={isOpened}
      sort={sorted}
      onSort={setSort}
      cursor={cursor}
      onCursor={move}
      onPeek={(index) => withRow(index, (renewal) => openLease(renewal))}
      onOpen={(index) => withRow(index, (renewal) => openLeasePage(renewal))}
      onFold={foldAt}
      onLook={pages.look}
      onChoose={() => setChoosing(true)}
      altTaken={opened !== null}
      list={JSON.stringify([composeFilter(definition.filter, search), sort, group])}
      rowHeight={rowHeights[density]}
    />
  );
}

/** A renewal's column, for lines that may be heads of groups: those are drawn as a whole. */
const ofLine = (column: GridColumn<Renewal>): GridColumn<ViewLine> => ({
  ...column,
  cell: (line) => (line.type === "row" ? column.cell(line.renewal) : null),
});

type Editing = { target: EditTarget; count: number };

const Foot = memo(PlainFoot);

function PlainFoot({ pages, about, version }: OfPages & { about: About }) {
  const cursor = useView((view) => view.cursor);
  const grouped = useView((view) => view.definition.group !== null);
  const sums = useSelectionSums(version);
  const [editing, setEditing] = useState<Editing | null>(null);
  const naming = useRef(false);
  const range = rangeOf(cursor);
  const several = rowsOf(range) > 1;
  const chosen = several ? selectedRenewals(range, pages.rowAt, grouped) : 1;
  const rows = chosen === null ? plural(rowsOf(range), "line") : plural(chosen, "row");
  const words = `${rows} × ${plural(columnsOf(range), "column")} selected`;

  const editAll = () =>
    setEditing({
      target: { type: "filter", filter: wanted(useView.getState()).filter },
      count: about.renewals,
    });
  const editSelected = async () => {
    // A hundred thousand of them need not be named one by one.
    if (chosen === about.renewals) return editAll();
    if (naming.current) return;
    naming.current = true;
    try {
      const target = await selectedTarget(pages.generationNow(), pages.rowAt);
      if (target) setEditing({ target, count: target.leases.length });
      else say("danger", "The list has just changed", "Select again what is to be edited.");
    } catch (error) {
      say("danger", wordsOf(error).title, wordsOf(error).advice);
    } finally {
      naming.current = false;
    }
  };
  useCommands([
    {
      id: "renewals.copy",
      title: "Copy the selected cells",
      group: "Renewals",
      keys: ["$mod+c"],
      run: () => void copyUnlessText(false),
    },
    {
      id: "renewals.copy-headers",
      title: "Copy with headers",
      group: "Renewals",
      keys: ["$mod+Shift+c"],
      run: () => void copyUnlessText(true),
    },
    {
      id: "renewals.edit-selected",
      title: "Edit the selected follow-ups…",
      group: "Renewals",
      keys: [],
      run: () => void editSelected(),
    },
    { id: "renewals.edit-all", title: "Edit all that match…", group: "Renewals", keys: [], run: editAll },
  ]);

  return (
    <>
      <Footer about={about} selected={several ? { words, sums } : null}>
        {several && (
          <span className="list-foot-act">
            <Button onPress={() => void editSelected()} data-testid="edit-selected">
              Edit {chosen === null ? "the selected" : formatWhole(chosen)} follow-ups…
            </Button>
            {chosen !== about.renewals && (
              <Button look="quiet" onPress={editAll} data-testid="edit-all">
                <span>
                  Edit all {formatWhole(about.renewals)}
                  <span className="wide"> that match</span>…
                </span>
              </Button>
            )}
          </span>
        )}
      </Footer>
      {editing && <BulkEdit {...editing} onClose={() => setEditing(null)} />}
    </>
  );
}

/** Where text is marked or typed, the key copies that. */
async function copyUnlessText(headers: boolean): Promise<void> {
  const marked = window.getSelection()?.toString() ?? "";
  const typing = document.activeElement?.matches("input, textarea");
  if (typing || (marked !== "" && !headers)) document.execCommand("copy");
  else await copySelection(headers);
}
