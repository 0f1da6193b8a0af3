// The app with what it needs around it; the window and the tests both mount this.
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { App } from "./app";
import { followStale, newQueryClient } from "./ipc/queries";
import { Boundary } from "./shared/layout/boundary";

export function Root({ client: given }: { client?: QueryClient }) {
  const [client] = useState(() => {
    const client = given ?? newQueryClient();
    void followStale(client);
    return client;
  });
  return (
    <QueryClientProvider client={client}>
      <Boundary>
        <App />
      </Boundary>
    </QueryClientProvider>
  );
}
