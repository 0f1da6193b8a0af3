// The app with what it needs around it; the window and the tests both mount this.
import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { App } from "./app";
import { followStale, newQueryClient } from "./ipc/queries";
import { Boundary } from "./shared/layout/boundary";

export function Root() {
  const [client] = useState(() => {
    const made = newQueryClient();
    void followStale(made);
    return made;
  });
  return (
    <QueryClientProvider client={client}>
      <Boundary>
        <App />
      </Boundary>
    </QueryClientProvider>
  );
}
