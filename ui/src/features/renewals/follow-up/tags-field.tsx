// The lease's tags: words of the staff's own, to group leases by whatever counts to them.
import { X } from "lucide-react";
import { useState } from "react";
import { Button, Tag, TagGroup, TagList } from "react-aria-components";
import { SuggestField } from "./suggest-field";

type TagsFieldProps = {
  tags: string[];
  suggestions: string[];
  onAdd: (tags: string[]) => void;
  onRemove: (tags: string[]) => void;
  label?: string;
  name?: string;
  placeholder?: string;
};

export function TagsField({
  tags,
  suggestions,
  onAdd,
  onRemove,
  label = "Tags",
  name = "tags",
  placeholder = "Add a tag",
}: TagsFieldProps) {
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    setTyped("");
    const fresh = text
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "" && !tags.includes(tag));
    if (fresh.length > 0) onAdd([...new Set(fresh)]);
  };
  return (
    <>
      <SuggestField
        label={label}
        name={name}
        text={typed}
        suggestions={suggestions.filter((tag) => !tags.includes(tag))}
        placeholder={placeholder}
        onType={setTyped}
        onCommit={add}
        onDrop={() => setTyped("")}
      />
      {tags.length > 0 && (
        <TagGroup aria-label={label} className="tags" onRemove={(keys) => onRemove([...keys].map(String))}>
          <TagList className="tag-list" items={tags.map((tag) => ({ id: tag }))}>
            {({ id }) => (
              <Tag id={id} textValue={id} className="tag">
                {id}
                <Button slot="remove" className="tag-remove" aria-label={`Remove ${id}`}>
                  <X size={12} aria-hidden="true" />
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
    </>
  );
}
