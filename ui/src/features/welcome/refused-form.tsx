// Why a test or a save was refused, in words; what was typed stays.
import { wordsOf } from "../../ipc/errors";

export function RefusedForm({ error }: { error: unknown }) {
  if (!error) return null;
  const { title, advice } = wordsOf(error);
  return (
    <p role="alert" className="refused">
      <strong>{title}.</strong> {advice}
    </p>
  );
}
