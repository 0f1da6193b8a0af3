// The list is empty as it is narrowed: good news, or a word that no property has.
import { CircleCheck, SearchX } from "lucide-react";
import { Button } from "../../../shared/layout/button";
import { Notice } from "../../../shared/layout/notice";
import { useNarrow, type Which } from "./narrow";

const good: Record<Which, string> = {
  all: "",
  attention: "Every dataset of every property was answered",
  old: "Nothing is old",
  refused: "The key may use every API",
};

export function NothingShown() {
  const { which, text } = useNarrow();
  const isGood = text.trim() === "" && which !== "all";
  return (
    <Notice
      icon={isGood ? CircleCheck : SearchX}
      title={isGood ? good[which] : "No such property"}
      actions={
        <Button onPress={() => useNarrow.setState({ which: "all", text: "" })}>Show all properties</Button>
      }
    >
      {isGood
        ? "None of the properties shown here is left out of that."
        : "Look for a part of its id or its name."}
    </Notice>
  );
}
