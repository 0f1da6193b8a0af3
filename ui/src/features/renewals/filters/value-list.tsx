// Values to choose from, with how many renewals each would leave; a search where there are many.
import { Check, Search } from "lucide-react";
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from "react-aria-components";
import { formatWhole } from "../../../shared/format";
import { Checkbox } from "../../../shared/forms/choice";
import { Button } from "../../../shared/layout/button";

export type Choice = { id: string; name: string; count: number | null };

type ValueListProps = {
  name: string;
  choices: Choice[];
  chosen: string[];
  several: boolean;
  refused: boolean;
  /** null: there is no leaving out here */
  negated: boolean | null;
  onNegated: (negated: boolean) => void;
  onChoose: (values: string[]) => void;
};

const MANY = 9;

export function ValueList(props: ValueListProps) {
  const { name, choices, chosen, several, refused, negated, onChoose } = props;
  const { contains } = useFilter({ sensitivity: "base" });
  const many = choices.length > MANY;
  const list = (
    <ListBox
      aria-label={name}
      className="menu pick-list"
      autoFocus={many ? undefined : true}
      selectionMode={several ? "multiple" : "single"}
      escapeKeyBehavior="none"
      items={choices}
      selectedKeys={chosen}
      onSelectionChange={(keys) =>
        onChoose(keys === "all" ? choices.map(({ id }) => id) : [...keys].map(String))
      }
      renderEmptyState={() => (
        <p className="menu-empty muted">
          {refused ? "The values can't be read now." : "Nothing to choose from."}
        </p>
      )}
    >
      {(choice) => <Line choice={choice} />}
    </ListBox>
  );
  return (
    <>
      {many ? (
        <Autocomplete filter={contains}>
          <SearchField aria-label={`Find in ${name}`} autoFocus className="search">
            <Search size={14} aria-hidden="true" className="muted" />
            <Input placeholder="Find" />
          </SearchField>
          {list}
        </Autocomplete>
      ) : (
        list
      )}
      {negated !== null && chosen.length > 0 && (
        <div className="pick-not">
          <Checkbox selected={negated} onChange={props.onNegated}>
            Leave these out instead
          </Checkbox>
        </div>
      )}
      <div className="pick-foot">
        <Button look="quiet" isDisabled={chosen.length === 0} onPress={() => onChoose([])}>
          Any
        </Button>
        <Button slot="close">Done</Button>
      </div>
    </>
  );
}

function Line({ choice: { id, name, count } }: { choice: Choice }) {
  return (
    <ListBoxItem id={id} textValue={name} className="menu-item" data-testid={`value-${id}`}>
      {({ isSelected }) => (
        <>
          <span className="menu-tick">{isSelected && <Check size={14} aria-hidden="true" />}</span>
          <span className="pick-name">{name}</span>
          {count !== null && <span className="muted">{formatWhole(count)}</span>}
        </>
      )}
    </ListBoxItem>
  );
}
