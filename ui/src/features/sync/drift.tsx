// MRI's answers changed their shape: which field came or went, and what to do about it.
import { Shapes } from "lucide-react";
import type { Drift } from "../../ipc/door";
import { datasetNames } from "../../ipc/names";
import { useDesk, useDrift } from "../../ipc/queries";
import { formatInstant } from "../../shared/format";

export function DriftNotice() {
  const { data: drift = [] } = useDrift();
  const { data: desk } = useDesk();
  if (drift.length === 0) return null;
  const several = (desk?.clients.length ?? 0) > 1;
  const nameOf = (clientId: string) => desk?.clients.find(({ id }) => id === clientId)?.name ?? clientId;
  return (
    <section className="drift" aria-labelledby="drift-title" data-testid="drift">
      <h2 id="drift-title">
        <Shapes size={16} aria-hidden="true" />
        MRI's answers changed shape
      </h2>
      <ul>
        {drift.map((one) => (
          <li key={`${one.clientId} ${one.api} ${one.field} ${one.what}`}>
            <p>
              {wordsFor(one)}{" "}
              <span className="muted">
                {datasetNames[one.dataset]}
                {several && `, ${nameOf(one.clientId)}`}, seen {formatInstant(one.at)}.
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p className="muted">
        What vanished is shown as unknown from now on. Compare the field with the API's page in MRI's
        catalogue: if it was renamed there, this program needs an update; tell support which field. A new
        field needs nothing.
      </p>
    </section>
  );
}

function wordsFor({ what, field, api }: Drift) {
  return what === "vanished" ? (
    <>
      Field <code>{field}</code> vanished from <code>{api}</code>.
    </>
  ) : (
    <>
      Field <code>{field}</code> is new in <code>{api}</code>.
    </>
  );
}
