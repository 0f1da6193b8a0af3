// How each client stands now, below what waits for the user's word.
import type { SyncStatus } from "../../ipc/door";
import { ClientSync } from "./client-sync";
import { DriftNotice } from "./drift";
import { HeldAnswers } from "./held-answers";

export function Now({ status, refresh }: { status: SyncStatus[]; refresh: boolean }) {
  return (
    <>
      <HeldAnswers />
      {status.map((one) => (
        <ClientSync key={one.clientId} status={one} refresh={refresh} several={status.length > 1} />
      ))}
      <DriftNotice />
    </>
  );
}
