// What must be acted on, by when: the first screen of the day.
export function NeedsAction() {
  return (
    <div className="page">
      <h1>Needs action</h1>
    </div>
  );
}
