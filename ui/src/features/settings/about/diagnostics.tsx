// What support needs, put on the clipboard, and shown so that it can be looked at before it is sent.
import { useMutation } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { ask } from "../../../ipc/door";
import { Button } from "../../../shared/layout/button";
import { RefusedForm } from "../connect/refused-form";

export function Diagnostics() {
  const copy = useMutation({ mutationFn: () => ask().copyDiagnostics() });
  return (
    <>
      <div>
        <Button isDisabled={copy.isPending} onPress={() => copy.mutate()} data-testid="copy-diagnostics">
          <Copy size={14} aria-hidden="true" />
          Copy diagnostics
        </Button>
      </div>
      <RefusedForm error={copy.error} />
      {copy.data !== undefined && (
        <>
          <p role="status" className="muted">
            Copied. This is what was put on the clipboard:
          </p>
          <section
            className="diagnostics"
            aria-label="Copied diagnostics"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
            tabIndex={0}
            data-testid="diagnostics"
          >
            <pre>{copy.data}</pre>
          </section>
        </>
      )}
    </>
  );
}
