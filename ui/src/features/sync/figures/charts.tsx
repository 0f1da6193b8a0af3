// What syncing cost lately, day by day: calls made and saved, time taken and waited, and what failed.
import { ChartColumn, CircleAlert } from "lucide-react";
import { useState } from "react";
import { wordsOf } from "../../../ipc/errors";
import { useAnalytics } from "../../../ipc/queries";
import { Segments } from "../../../shared/forms/segments";
import { Notice } from "../../../shared/layout/notice";
import { ClientChoice, useChosenClient } from "../client-choice";
import { CallsChart } from "./calls-chart";
import { FailuresChart } from "./failures-chart";
import { TimeChart } from "./time-chart";
import { Totals } from "./totals";
import "./figures.css";

const spans = [
  { id: "7", label: "7 days" },
  { id: "30", label: "30 days" },
  { id: "90", label: "90 days" },
];

export default function Charts() {
  const [days, setDays] = useState("30");
  const clientId = useChosenClient();
  const { data, error } = useAnalytics(clientId, Number(days));
  if (error)
    return (
      <Notice icon={CircleAlert} title={wordsOf(error).title} alert>
        {wordsOf(error).advice}
      </Notice>
    );
  return (
    <section aria-label="Figures" className="figures" data-testid="figures">
      <h2 className="unseen">Figures</h2>
      <div className="part-bar">
        <ClientChoice />
        <Segments label="How far back" value={days} options={spans} onChange={setDays} />
      </div>
      {data &&
        (data.days.every(({ runs }) => runs === 0) ? (
          <Notice icon={ChartColumn} title="No run in these days">
            Choose a longer time above, or sync: each run adds to its day.
          </Notice>
        ) : (
          <>
            <Totals days={data.days} />
            <div className="figures-pair">
              <CallsChart days={data.days} />
              <TimeChart days={data.days} />
            </div>
            <FailuresChart failures={data.failures} />
          </>
        ))}
    </section>
  );
}
