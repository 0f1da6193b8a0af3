// What became of the leases that were to expire in the last twelve whole months. Seeded: the same at every start.
import type { ClientProperty, RenewalRate } from "../bindings";
import { addMonths } from "./days";
import { seeded } from "./random";

export function renewalRateOf(clientId: string, properties: ClientProperty[], today: string): RenewalRate[] {
  const random = seeded(41);
  return Array.from({ length: 12 }, (_, at) => addMonths(`${today.slice(0, 7)}-01`, at - 12)).flatMap(
    (day) => {
      const month = day.slice(0, 7);
      const some = properties
        .filter(() => random.chance(0.35))
        .map(({ id, name }): RenewalRate => {
          const cohort = random.int(1, 4);
          const renewed = Math.min(cohort, random.int(0, 4));
          const left = random.int(0, cohort - renewed);
          const undecided = cohort - renewed - left;
          return { month, clientId, propertyId: id, propertyName: name, cohort, renewed, left, undecided };
        });
      const sum = (of: "cohort" | "renewed" | "left" | "undecided") =>
        some.reduce((total, one) => total + one[of], 0);
      const all = { cohort: sum("cohort"), renewed: sum("renewed"), left: sum("left") };
      return [
        { month, clientId: null, propertyId: null, propertyName: null, ...all, undecided: sum("undecided") },
        ...some,
      ];
    },
  );
}
