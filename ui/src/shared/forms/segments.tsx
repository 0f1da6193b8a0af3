// One of a few, side by side.
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import "../layout/button.css";
import "./segments.css";

type SegmentsProps<T extends string> = {
  label: string;
  value: T;
  options: { id: T; label: string }[];
  onChange: (value: T) => void;
  /** begins the test id of each */
  name?: string;
};

export function Segments<T extends string>({ label, value, options, onChange, name }: SegmentsProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (chosen !== undefined) onChange(chosen as T);
      }}
    >
      {options.map(({ id, label: words }) => (
        <ToggleButton key={id} id={id} className="button toggle" data-testid={name && `${name}-${id}`}>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
