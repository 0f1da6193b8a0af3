// One of a few, side by side.
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import "../layout/button.css";
import "./segments.css";

type SegmentsProps = {
  label: string;
  value: string;
  options: { id: string; label: string }[];
  onChange: (value: string) => void;
};

export function Segments({ label, value, options, onChange }: SegmentsProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (chosen !== undefined) onChange(String(chosen));
      }}
    >
      {options.map(({ id, label: words }) => (
        <ToggleButton key={id} id={id} className="button toggle">
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
