// A desk that has been worked at for a while: some follow-ups, an edit that changed many, and notes.
import type { FollowUpEdit, Renewal } from "../bindings";
import { addDays } from "./days";
import type { FollowUps } from "./follow-ups";
import { seeded } from "./random";

const people = ["Dana Holt", "Marcus Reyes", "Priya Raman"];
const steps = [
  "Send draft terms",
  "Call about parking and signage",
  "Wait for the board's answer",
  "Ask legal for the amendment",
];
const tags = ["anchor", "at risk", "board approval", "rent review"];
const notes = [
  "Met on site. They want two more parking spaces, else happy with the offer.",
  "CFO changed; new contact is Lena Ortiz, lena.ortiz at their domain.",
];

export function work(followUps: FollowUps, rows: Renewal[], today: string): void {
  const random = seeded(29);
  for (const row of rows) {
    const days = row.daysToExpiry ?? 999;
    if (days > 400 || !random.chance(0.6)) continue;
    followUps.author = random.pick(people);
    const edit: FollowUpEdit = {
      stage: { to: random.pick(followUps.stages()).id },
      owner: random.chance(0.8) ? { to: random.pick(people) } : null,
      nextStep: random.chance(0.6) ? { to: random.pick(steps) } : null,
      followUpOn: random.chance(0.5) ? { to: addDays(today, random.int(-5, 45)) } : null,
      addTags: random.chance(0.3) ? [random.pick(tags)] : [],
    };
    followUps.edit([row], edit, true);
    if (random.chance(0.4)) followUps.addNote(row, random.pick(notes));
  }
  followUps.author = "You";
}
