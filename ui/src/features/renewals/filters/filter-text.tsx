// The whole filter as one line in the filter language. What is typed counts at once, becomes chips again, and what is not
// understood is said with what to write instead.
import { useRef, useState } from "react";
import { Input, TextField } from "react-aria-components";
import { ask, type TermText } from "../../../ipc/door";
import { setChips, setSearch, useView } from "../view-store";
import { chipsOf, closeQuotes, composeFilter } from "./chip";

export function FilterText({ onDone }: { onDone: (by: "Enter" | "Escape") => void }) {
  const { definition, search } = useView.getState();
  const [typed, setTyped] = useState(() => composeFilter(definition.filter, search));
  const [problems, setProblems] = useState<TermText[]>([]);
  const newest = useRef(0);

  const read = async (text: string) => {
    setTyped(text);
    newest.current += 1;
    const mine = newest.current;
    const off = useView.getState().definition.filter.filter(({ on }) => !on);
    const terms = await ask()
      .describeFilter(closeQuotes(text.trim()))
      .catch(() => null);
    if (mine !== newest.current) return;
    setProblems(terms?.filter(({ problem }) => problem !== null) ?? []);
    // Without an answer the text stays whole: it finds the same, only not chip by chip.
    const chips = terms ? chipsOf(terms.filter(({ key }) => key !== null)) : [];
    const words = terms ? terms.filter(({ key }) => key === null).map((term) => term.text) : [text];
    setChips([...chips, ...off]);
    setSearch(words.join(" "));
  };

  return (
    <div className="filter-text">
      <TextField
        aria-label="Filter as text"
        autoFocus
        value={typed}
        onChange={(text) => void read(text)}
        onKeyDown={({ key }) => (key === "Escape" || key === "Enter") && onDone(key)}
      >
        <Input
          className="input filter-line"
          placeholder="stage:negotiating due:<60d property:006146 smith"
          spellCheck="false"
          autoComplete="off"
          data-testid="filter-line"
        />
      </TextField>
      <div role="status" className="filter-problems">
        {problems.map(({ text, problem }) => (
          <p key={text} className="not-understood">
            <code>{text}</code> is left out: {problem}
          </p>
        ))}
      </div>
    </div>
  );
}
