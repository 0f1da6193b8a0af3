// What moved since the last look.
export function Changes() {
  return (
    <div className="page">
      <h1>Changes</h1>
    </div>
  );
}
