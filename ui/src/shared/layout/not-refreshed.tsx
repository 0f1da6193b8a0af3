// What is shown is good, but asking for it again was refused: said in a line above it, with asking once more.
import { Button } from "./button";
import "./page.css";

type NotRefreshedProps = { title: string; onAgain: () => void };

export function NotRefreshed({ title, onAgain }: NotRefreshedProps) {
  return (
    <div role="status" className="kept-line muted">
      <span>Shown as it was before; it could not be refreshed. {title}.</span>
      <Button look="quiet" onPress={onAgain}>
        Try again
      </Button>
    </div>
  );
}
