// What each API answered to the test, and what the test cost.
import { CircleAlert, CircleCheck, CircleMinus, CircleSlash, type LucideIcon } from "lucide-react";
import type { ApiAnswer, ConnectionTest, OutcomeKind } from "../../../ipc/door";
import { failureWords } from "../../../ipc/errors";
import { datasetNames, outcomeNames } from "../../../ipc/names";
import { formatWhole, plural } from "../../../shared/format";
import { Refused } from "../../../shared/forms/refused";
import "../../../shared/layout/table.css";
import "./connect.css";

const looks: Record<OutcomeKind, [className: string, icon: LucideIcon]> = {
  rows: ["ok", CircleCheck],
  empty: ["ok", CircleCheck],
  not_applicable: ["muted", CircleMinus],
  not_permitted: ["warn", CircleSlash],
  failed: ["danger", CircleAlert],
};

export function TestResult({ test }: { test: ConnectionTest }) {
  // One refusal is an API that the key lacks; nothing but refusals is a wrong sign-in.
  const refused = test.answers.every(({ outcome }) => outcome === "not_permitted");
  return (
    <section className="test-result" aria-label="Result of the test" data-testid="test-result">
      {refused ? <AllRefused /> : <Answers answers={test.answers} />}
      <p className="muted">
        The test cost {plural(test.calls, "call")}; {formatWhole(test.budget.left)} of{" "}
        {formatWhole(test.budget.limit.calls)} are left.
      </p>
    </section>
  );
}

function AllRefused() {
  const { title, advice } = failureWords.credentials_rejected;
  return <Refused title={title}>{advice}</Refused>;
}

function Answers({ answers }: { answers: ApiAnswer[] }) {
  return (
    <table className="small-table">
      <thead>
        <tr>
          <th>Data</th>
          <th>Answer</th>
          <th className="numeric">Took</th>
        </tr>
      </thead>
      <tbody>
        {answers.map((answer) => (
          <AnswerLine key={`${answer.api} ${answer.propertyId}`} answer={answer} />
        ))}
      </tbody>
    </table>
  );
}

function AnswerLine({ answer }: { answer: ApiAnswer }) {
  const [look, Icon] = looks[answer.outcome];
  const words = answer.failure && failureWords[answer.failure.code];
  return (
    <tr>
      <td>
        {datasetNames[answer.dataset]}
        <span className="small-note">{answer.api}</span>
      </td>
      <td>
        <span className={`test-outcome ${look}`}>
          <Icon size={14} aria-hidden="true" />
          {outcomeNames[answer.outcome]}
        </span>
        {words && (
          <span className="small-note">
            {answer.outcome === "failed" ? `${words.title}. ${words.advice}` : words.advice}
          </span>
        )}
      </td>
      <td className="numeric nowrap">{formatWhole(answer.durationMs)} ms</td>
    </tr>
  );
}
