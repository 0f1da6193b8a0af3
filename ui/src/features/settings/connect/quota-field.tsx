// How many calls the key may make in how long. Known kinds of key, or one's own numbers.
import { Choice } from "../../../shared/forms/choice";
import { TextField } from "../../../shared/forms/text-field";
import { type Preset, useDraft } from "./draft";
import type { Wrong } from "./validate";

const options: { id: Preset; label: string; hint?: string }[] = [
  { id: "developer", label: "Developer key", hint: "100 calls in 5 minutes" },
  { id: "partner", label: "Partner key", hint: "2,500 calls in 5 minutes" },
  { id: "own", label: "Own numbers" },
];

export function QuotaField({ wrong }: { wrong: Wrong }) {
  const { preset, calls, windowSecs } = useDraft();
  return (
    <div className="field">
      <Choice
        name="quota"
        label="Call limit"
        value={preset}
        options={options}
        onChange={(chosen) => useDraft.setState({ preset: chosen })}
      />
      {preset === "own" && (
        <div className="form-pair own-quota">
          <TextField
            name="calls"
            label="Calls"
            value={calls}
            onChange={(typed) => useDraft.setState({ calls: typed })}
            wrong={wrong.calls}
          />
          <TextField
            name="windowSecs"
            label="Within seconds"
            value={windowSecs}
            onChange={(typed) => useDraft.setState({ windowSecs: typed })}
            wrong={wrong.windowSecs}
          />
        </div>
      )}
    </div>
  );
}
