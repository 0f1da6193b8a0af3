// How many calls the key may make in how long, and how many of them are left alone.
import { Choice } from "../../../shared/forms/choice";
import { type Preset, presets } from "./draft";
import { Field, Part, type PartProps } from "./part";

const options: { id: Preset; label: string; hint?: string }[] = [
  { id: "developer", label: "Developer key", hint: "100 calls in 5 minutes" },
  { id: "partner", label: "Partner key", hint: "2,500 calls in 5 minutes" },
  { id: "own", label: "Own numbers" },
];

export function QuotaPart(of: PartProps) {
  const { draft, set } = of;
  const choose = (preset: Preset) => {
    const known = preset === "own" ? null : presets[preset];
    set({
      preset,
      ...(known && { calls: String(known.calls), windowSecs: String(known.windowSecs) }),
    });
  };
  return (
    <Part title="Call limit">
      <div className="settings-pair">
        <Choice
          name="quota"
          label="What the key allows"
          value={draft.preset}
          options={options}
          onChange={choose}
        />
        <Field
          {...of}
          name="headroom"
          label="Calls left alone"
          hint="Never used, so that other software with the same key has room."
        />
      </div>
      {draft.preset === "own" && (
        <div className="settings-pair">
          <Field {...of} name="calls" label="Calls" />
          <Field {...of} name="windowSecs" label="Within seconds" />
        </div>
      )}
    </Part>
  );
}
