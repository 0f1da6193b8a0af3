// What only the settings ask: what the system can do, what lies in the data folder, and the log.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ask, type LogQuery } from "../../ipc/door";

export const useAbilities = () =>
  useQuery({ queryKey: ["desk", "abilities"], queryFn: () => ask().abilities() });

/** Files grow without a notice, so each look asks anew. */
export const useDataFolder = () =>
  useQuery({ queryKey: ["desk", "folder"], queryFn: () => ask().dataFolder(), refetchOnMount: "always" });

export const useLogLines = ({ runId, problems, limit }: LogQuery) =>
  useQuery({
    queryKey: ["runs", "log", runId, problems, limit],
    queryFn: () => ask().listLogLines({ runId, problems, limit }),
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
  });

export const useCatalogue = (clientId: string) =>
  useQuery({
    queryKey: ["clients", "catalogue", clientId],
    queryFn: () => ask().clientCatalogue(clientId),
  });
