// A property's data beside the list: each dataset in full, and asking for all of it or for one.
import { RefreshCw, X } from "lucide-react";
import { type RefObject, useId } from "react";
import type { Dataset, PropertyFreshness } from "../../../ipc/door";
import { plural } from "../../../shared/format";
import { Button } from "../../../shared/layout/button";
import { DatasetLine } from "./dataset-line";

type PropertyPanelProps = {
  property: PropertyFreshness;
  /** the dataset that was looked for */
  at: string;
  now: number;
  busy: boolean;
  pending: boolean;
  panel: RefObject<HTMLElement | null>;
  onSync: (refresh: boolean, some: Dataset[]) => void;
  onClose: () => void;
};

export function PropertyPanel(props: PropertyPanelProps) {
  const { property, at, now, busy, pending, panel, onClose } = props;
  // The button that was pressed is switched off, and would take the focus with it.
  const onSync: PropertyPanelProps["onSync"] = (refresh, some) => {
    panel.current?.focus();
    props.onSync(refresh, some);
  };
  const { id, name, calls, refreshCalls, datasets } = property;
  const title = useId();
  const all = calls === 0;
  return (
    <section
      ref={panel}
      className="fresh-panel"
      aria-labelledby={title}
      tabIndex={-1}
      data-testid="fresh-panel"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <h3 id={title}>
          <span className="muted">{id}</span> {name}
        </h3>
        <Button look="quiet" aria-label={`Close ${id}`} onPress={onClose}>
          <X size={14} aria-hidden="true" />
        </Button>
      </header>
      <div className="fresh-panel-act">
        <Button isDisabled={busy || pending} onPress={() => onSync(all, [])} data-testid="fresh-sync-all">
          <RefreshCw size={14} aria-hidden="true" />
          {all ? "Ask for everything again" : "Sync this property"} ·{" "}
          {plural(all ? refreshCalls : calls, "call")}
        </Button>
        <p className="muted">
          {busy
            ? "A run of this client is under way. Ask when it has ended, or pause it."
            : all
              ? "Nothing is due: a sync would make no call for it."
              : "Asks for what is not fresh."}
        </p>
      </div>
      <ul>
        {datasets.map((one) => (
          <DatasetLine
            key={one.dataset}
            of={one}
            property={id}
            now={now}
            disabled={busy || pending}
            at={one.dataset === at}
            onAgain={() => onSync(true, [one.dataset])}
          />
        ))}
      </ul>
    </section>
  );
}
