// Tells when the day on the wall changes: what is due, and by how many days, is another thing then.
const LOOK_MS = 20_000;

const dayNow = () => new Date().toDateString();

export function onNewDay(begun: () => void): () => void {
  let day = dayNow();
  const timer = setInterval(() => {
    const now = dayNow();
    if (now === day) return;
    day = now;
    begun();
  }, LOOK_MS);
  return () => clearInterval(timer);
}
