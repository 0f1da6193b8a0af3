// A list of properties as text, and the lines of it that were not understood.
import type { PropertyList } from "../../../ipc/door";

/** As the program writes it back, so that a file's list can be mended by hand. */
export function textOf({ properties }: PropertyList): string {
  const lines = properties.map(({ id, name, kind }) =>
    [id, quoted(name), kind ?? ""].join(",").replace(/,+$/, ""),
  );
  // Without the header, a name would be read as one more id.
  const isTable = properties.some(({ name, kind }) => name !== null || kind !== null);
  return (isTable ? ["id,name,kind", ...lines] : lines).join("\n");
}

const quoted = (name: string | null) =>
  name !== null && /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : (name ?? "");

export function Problems({ problems }: { problems: string[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="problems" aria-label="Lines not understood">
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}
