// A real test of the connection: as it is stored, or as it is typed where key and password were typed too.
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ask } from "../../../ipc/door";
import { Button } from "../../../shared/layout/button";
import { RefusedForm } from "../connect/refused-form";
import { TestResult } from "../connect/test-result";
import { testFormOf } from "./draft";
import type { EditProps } from "./edit";

export function TestPart({ client, draft, changed }: EditProps & { changed: boolean }) {
  const typed = testFormOf(draft, client);
  const test = useMutation({
    mutationFn: () => (typed ? ask().testConnection(typed) : ask().testClient(client.id)),
  });
  const outcome = useRef<HTMLDivElement>(null);
  // The answer may lie below what is in sight.
  useEffect(() => {
    if (test.data) outcome.current?.scrollIntoView({ block: "nearest" });
  }, [test.data]);
  const what = typed
    ? "Asks each API once, with what is typed here."
    : changed
      ? "Asks each API once, as the client is saved now. Type key and password to test what is typed here."
      : "Asks each API once, for one row.";
  return (
    <div className="edit-line">
      <div className="field">
        <span className="field-label">Test</span>
        <div className="edit-test">
          <Button isDisabled={test.isPending} onPress={() => test.mutate()} data-testid="test-edit">
            {test.isPending ? "Testing…" : "Test the connection"}
          </Button>
          <span className="field-hint">{what}</span>
        </div>
        <div ref={outcome} className="connect-outcome">
          <RefusedForm error={test.error} />
          {test.data && <TestResult test={test.data} />}
        </div>
      </div>
    </div>
  );
}
