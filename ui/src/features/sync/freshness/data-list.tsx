// The list itself, however long, and beside it the property that is looked at. The panel follows the active row.
import { useEffect, useMemo, useRef, useState } from "react";
import type { PropertyFreshness } from "../../../ipc/door";
import { useDesk } from "../../../ipc/queries";
import { useMinute } from "../../../shared/clock";
import { Grid } from "../../../shared/grid/grid";
import { atCell, atStart, type Cursor } from "../../../shared/grid/range";
import { useStable } from "../../../shared/grid/use-stable";
import { columnsOf } from "./columns";
import { useNarrow } from "./narrow";
import { shownColumns } from "./order";
import { PropertyPanel } from "./property-panel";
import { useAsk } from "./use-ask";

const ROW = 36;
const look = () => undefined;
const keyOf = ({ clientId, id }: PropertyFreshness) => `${clientId} ${id}`;

export function DataList({ shown }: { shown: PropertyFreshness[] }) {
  const now = useMinute();
  const { which, text, sort, set } = useNarrow();
  const { data: desk } = useDesk();
  const { ask, isBusy, pending } = useAsk();
  const [cursor, setCursor] = useState<Cursor>(atStart);
  const [opened, setOpened] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const clients = desk?.clients ?? [];
  const row = Math.min(cursor.active.row, shown.length - 1);
  const columnAt = shownColumns(set)[cursor.active.column] ?? "property";
  const property = shown.find((one) => keyOf(one) === opened);
  const open = (at: number) => {
    const one = shown[at];
    if (one) setOpened(keyOf(one));
  };
  const close = () => {
    setOpened(null);
    place.current?.querySelector<HTMLElement>(".grid")?.focus();
  };

  const on = useStable({
    onSync: (one: PropertyFreshness) => ask(one, false),
    clientName: (id: string) => clients.find((one) => one.id === id)?.name ?? "",
    isBusy,
  });
  const busyIds = clients.map(({ id }) => isBusy(id)).join();
  const several = clients.length > 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are drawn anew when a run begins or ends
  const columns = useMemo(
    () =>
      columnsOf({ now, clientName: several ? on.clientName : null, isBusy: on.isBusy, onSync: on.onSync }),
    [now, several, busyIds, on],
  );

  // A property that is no longer listed leaves the focus to the list.
  const isGone = opened !== null && property === undefined;
  useEffect(() => {
    if (isGone && document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>(".grid")?.focus();
  }, [isGone]);

  const press = (at: number) => {
    const one = shown[at];
    if (one && columnAt === "sync" && one.calls > 0) return ask(one, false);
    open(at);
    requestAnimationFrame(() => panel.current?.focus());
  };

  return (
    <div ref={place} className="fresh-body">
      <div className="fresh-grid">
        <Grid
          label="Properties and how old their data is"
          columns={columns}
          set={set}
          onSet={(changed) => useNarrow.setState({ set: changed })}
          count={shown.length}
          rowAt={(at) => shown[at]}
          isOpened={(one) => keyOf(one) === opened}
          sort={sort}
          onSort={(changed) => useNarrow.setState({ sort: changed })}
          cursor={row === cursor.active.row ? cursor : atCell({ ...cursor.active, row })}
          onCursor={(to) => {
            setCursor(to);
            if (opened !== null) open(to.active.row);
          }}
          onPeek={open}
          onOpen={press}
          onLook={look}
          list={`${which} ${text} ${sort.map(({ id, desc }) => `${id}${desc}`).join()}`}
          rowHeight={ROW}
        />
      </div>
      {property && (
        <PropertyPanel
          property={property}
          at={columnAt}
          now={now}
          busy={isBusy(property.clientId)}
          pending={pending}
          panel={panel}
          onSync={(refresh, some) => ask(property, refresh, some)}
          onClose={close}
        />
      )}
    </div>
  );
}
