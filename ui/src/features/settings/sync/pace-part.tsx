// How a run goes about its calls, and how far ahead it looks.
import { Field, Part, type PartProps } from "./part";

export function PacePart(of: PartProps) {
  return (
    <Part title="Pace and reach">
      <div className="settings-three">
        <Field {...of} name="batchSize" label="Properties in a batch" hint="Worked on together." />
        <Field {...of} name="delaySecs" label="Pause between batches" hint="In seconds." />
        <Field {...of} name="concurrency" label="Calls at a time" hint="Fewer are kinder to MRI." />
        <Field {...of} name="callsPerSecond" label="Calls per second" hint="0 = as fast as allowed." />
        <Field
          {...of}
          name="horizonMonths"
          label="Months ahead"
          hint="Leases ending later are no renewals."
        />
      </div>
    </Part>
  );
}
