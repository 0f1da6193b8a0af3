// Narrows the data's list, with how many properties each choice finds; asks for what is due of those that are left.
import { RefreshCw, Search } from "lucide-react";
import { Input, SearchField } from "react-aria-components";
import type { PropertyFreshness } from "../../../ipc/door";
import { formatWhole, plural } from "../../../shared/format";
import { Segments } from "../../../shared/forms/segments";
import { Button } from "../../../shared/layout/button";
import { ClientChoice } from "../client-choice";
import { countOf, useNarrow, type Which } from "./narrow";
import { useAsk } from "./use-ask";

const names: Record<Which, string> = {
  all: "All",
  attention: "Needs attention",
  old: "Old",
  refused: "Not allowed",
};

type DataBarProps = { properties: PropertyFreshness[]; shown: PropertyFreshness[] };

export function DataBar({ properties, shown }: DataBarProps) {
  const { which, text } = useNarrow();
  const { syncDue, isBusy, pending } = useAsk();
  const due = shown.filter(({ calls, clientId }) => calls > 0 && !isBusy(clientId));
  const calls = due.reduce((sum, one) => sum + one.calls, 0);
  const options = (Object.keys(names) as Which[]).map((id) => ({
    id,
    label: `${names[id]} ${formatWhole(countOf(properties, id))}`,
  }));
  return (
    <div className="part-bar">
      <Segments
        label="Which properties"
        name="which"
        value={which}
        options={options}
        onChange={(chosen) => useNarrow.setState({ which: chosen })}
      />
      <SearchField
        aria-label="Find a property"
        className="fresh-search"
        value={text}
        onChange={(typed) => useNarrow.setState({ text: typed })}
      >
        <Search size={14} aria-hidden="true" className="muted" />
        <Input placeholder="Find a property" data-testid="find-property" />
      </SearchField>
      <ClientChoice />
      {shown.length < properties.length && calls > 0 && (
        <Button isDisabled={pending} onPress={() => syncDue(due)} data-testid="sync-shown">
          <RefreshCw size={14} aria-hidden="true" />
          Sync {due.length === 1 ? "it" : `these ${formatWhole(due.length)}`} · {plural(calls, "call")}
        </Button>
      )}
      <span className="muted part-count" role="status">
        {shown.length === properties.length
          ? plural(shown.length, "property", "properties")
          : `${formatWhole(shown.length)} of ${plural(properties.length, "property", "properties")}`}
      </span>
    </div>
  );
}
