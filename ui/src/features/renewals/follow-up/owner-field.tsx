// Who looks after the lease: anybody's name, one of those in use, or "me".
import { Button } from "../../../shared/layout/button";
import { SuggestField } from "./suggest-field";
import { useDraft } from "./use-draft";

type OwnerFieldProps = {
  value: string | null;
  failures: number;
  owners: string[];
  onChange: (owner: string | null) => void;
  onMe: () => void;
  isMe: boolean;
};

export function OwnerField({ value, failures, owners, onChange, onMe, isMe }: OwnerFieldProps) {
  const draft = useDraft(value, failures, onChange);
  return (
    <SuggestField
      label="Owner"
      name="owner"
      text={draft.shown}
      suggestions={owners}
      placeholder="Nobody"
      onType={draft.type}
      onCommit={draft.commit}
      onDrop={draft.drop}
    >
      {!isMe && (
        // The field around it would make it the button that opens its suggestions.
        <Button slot={null} look="quiet" onPress={onMe} aria-label="Assign to me" data-testid="assign-to-me">
          Me
        </Button>
      )}
    </SuggestField>
  );
}
