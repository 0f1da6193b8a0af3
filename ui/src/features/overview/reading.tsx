// Stands where the charts will be until their figures are there.
export function Reading() {
  return (
    <p className="muted" role="status">
      Reading…
    </p>
  );
}
