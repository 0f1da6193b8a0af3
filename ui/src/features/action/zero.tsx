// Nothing to act on: said as the good news it is, with the day on which that ends.
import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { ask, type Renewal } from "../../ipc/door";
import { runCommand } from "../../shared/commands/registry";
import { deadlineWords } from "../../shared/deadline";
import { formatDate, formatWhole } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { Notice } from "../../shared/layout/notice";

export function Zero({ days, renewals }: { days: number; renewals: number }) {
  const { data: next, isPending } = useNext();
  if (isPending) return null;
  const until = next?.deadline ? ` until ${formatDate(next.deadline.on)}` : "";
  return (
    <Notice
      icon={CircleCheck}
      title={`Nothing needs action${until}`}
      actions={
        <>
          {next && <Button onPress={() => runCommand("renewals.open", next)}>Open that lease</Button>}
          <Button onPress={() => runCommand("renewals.list", { filter: "" })}>All renewals</Button>
        </>
      }
    >
      {next?.deadline && (
        <>
          Then: {deadlineWords(next.deadline.kind, next.deadline.days)} for{" "}
          {next.occupantName ?? `lease ${next.leaseId}`}, {next.propertyName ?? next.propertyId}.{" "}
        </>
      )}
      Looked at {formatWhole(renewals)} renewals, {formatWhole(days)} days ahead.
    </Notice>
  );
}

/** With nothing near, the first by deadline is the next; unknown sorts last. */
function useNext() {
  return useQuery({
    queryKey: ["renewals", "next-deadline"],
    queryFn: async (): Promise<Renewal | null> => {
      const { rows } = await ask().viewRenewals({
        generation: 0,
        filter: "",
        sort: [{ field: "deadline", descending: false }],
        group: null,
        collapsed: [],
        first: 0,
        last: 1,
      });
      const [line] = rows;
      return line?.type === "row" && line.renewal.deadline ? line.renewal : null;
    },
    meta: { also: ["desk"] },
  });
}
