// A believable portfolio: 20 properties, some 500 renewals, with the gaps that real data has (an unknown rent, a lease
// with no expiry date, an option whose notice date has passed).
import type { ClientProperty, NextOption, OptionState, Renewal, ShownOffer } from "../bindings";
import { addDays, addMonths, daysBetween } from "./days";
import { type Random, seeded } from "./random";

const places = [
  "Harbour",
  "Mill",
  "Station",
  "Orchard",
  "Foundry",
  "Cedar",
  "Granary",
  "Summit",
  "Canal",
  "Market",
];
const sorts = ["House", "Court", "Exchange", "Yard", "Plaza", "Works", "Point", "Quarter", "Arcade", "Park"];
const firms = [
  "Ashdown",
  "Bellweather",
  "Corvane",
  "Dunmore",
  "Eastgate",
  "Fenwick",
  "Garrick",
  "Hollins",
  "Ivanhoe",
  "Jessop",
  "Kestrel",
  "Lindqvist",
  "Marlowe",
  "Norcliffe",
  "Oakhurst",
  "Pemberton",
  "Quillon",
  "Rowntree",
  "Sandoval",
  "Thistle",
];
const trades = [
  "Dental",
  "Logistics",
  "Coffee",
  "Architects",
  "Legal LLP",
  "Optics",
  "Physiotherapy",
  "Books",
  "Engineering",
  "Travel",
  "Pharmacy",
  "Software",
  "Interiors",
  "Bakery",
  "Insurance",
  "Fitness",
];
const people = [
  "Amara Okafor",
  "Ben Castell",
  "Chloe Marsh",
  "Diego Ferrer",
  "Elin Nyberg",
  "Farid Haddad",
  "Grace Lindley",
  "Hugo Weiss",
  "Ines Duarte",
  "Jonas Pike",
  "Katya Moroz",
  "Liam Byrne",
];

export const propertyNames: ClientProperty[] = Array.from({ length: 20 }, (_, at) => ({
  id: String(6140 + at * 3).padStart(6, "0"),
  name: `${places[at % 10]} ${sorts[(at * 3 + Math.floor(at / 10)) % 10]}`,
  kind: at % 7 === 6 ? "residential" : "commercial",
}));

type Of = { id: string; properties: ClientProperty[] };

export function generatePortfolio({ id, properties }: Of, today: string, now: number, seed = 7): Renewal[] {
  const random = seeded(seed);
  return properties.flatMap((property, at) => {
    const leases = 18 + ((at * 5) % 15);
    return Array.from({ length: leases }, (_, unit) => renewal(random, id, property, at, unit, today, now));
  });
}

function renewal(
  random: Random,
  clientId: string,
  property: ClientProperty,
  at: number,
  unit: number,
  today: string,
  now: number,
): Renewal {
  const residential = property.kind === "residential";
  const expiryDate = random.chance(0.02) ? null : addDays(today, random.int(-120, 1095));
  const area = random.chance(0.03) ? null : residential ? random.int(480, 1450) : random.int(6, 180) * 50;
  const perSqft = residential ? random.int(22, 38) : random.int(18, 64) + random.int(0, 3) * 0.25;
  const rent = area === null || random.chance(0.05) ? null : (perSqft * area) / 12;
  const offer =
    residential && random.chance(0.6) && rent !== null ? offerOf(random, rent, expiryDate ?? today) : null;
  return {
    clientId,
    propertyId: property.id,
    propertyName: property.name,
    propertyKind: property.kind ?? "commercial",
    suiteId: `${1 + Math.floor(unit / 8)}${String((unit % 8) * 10 + 10).padStart(2, "0")}`,
    leaseId: `${residential ? "R" : "C"}${String(at * 100 + unit + 10_001)}`,
    occupantName: residential ? random.pick(people) : `${random.pick(firms)} ${random.pick(trades)}`,
    leaseStart: expiryDate && addMonths(expiryDate, residential ? -12 : -60),
    expiryDate,
    expirySource: expiryDate && (residential ? "lease" : random.chance(0.7) ? "emea" : "lease"),
    daysToExpiry: expiryDate && daysBetween(today, expiryDate),
    areaSqft: area === null ? null : area.toFixed(2),
    monthlyRent: rent === null ? null : rent.toFixed(2),
    annualRent: rent && (rent * 12).toFixed(2),
    rentPerSqft: rent && area && ((rent * 12) / area).toFixed(2),
    currency: "USD",
    ...stepOf(random, rent, offer, today, residential),
    option: !residential && random.chance(0.55) ? optionOf(random, expiryDate ?? today, today) : null,
    offer,
    balanceDue: random.chance(0.04)
      ? null
      : random.chance(0.2)
        ? (random.int(120, 24_000) + 0.37).toFixed(2)
        : "0.00",
    arrearsAge: null,
    budgetImprovementPerSqft: residential ? null : (random.int(5, 40) + 0.5).toFixed(2),
    noticeDate: null,
    nextReviewDate: residential ? null : expiryDate && addMonths(expiryDate, -18),
    monthToMonth: expiryDate !== null && expiryDate < today && random.chance(0.3),
    budgetRentPerSqft: residential ? null : (perSqft * 1.06).toFixed(2),
    notesCount: residential ? null : random.int(0, 7),
    lastNote: null,
    occupancyStatus:
      expiryDate !== null && expiryDate < today ? "Holdover" : residential ? "Current" : "Occupied",
    syncedAt: now - (at % 5) * 3_600_000 - 240_000,
    deadline: null,
    followUp: null,
    ownNotes: 0,
  } as Renewal;
}

/** A step-up ahead, and what the offer or the step does to the rent. */
function stepOf(
  random: Random,
  rent: number | null,
  offer: ShownOffer | null,
  today: string,
  residential: boolean,
): Pick<Renewal, "nextStep" | "rentChange"> {
  const step = !residential && rent !== null && random.chance(0.5) ? rent * 1.03 : null;
  const to = offer?.monthlyRent ? Number(offer.monthlyRent) : step;
  return {
    nextStep: step && { on: addDays(today, random.int(20, 500)), monthlyRent: step.toFixed(2) },
    rentChange:
      rent && to
        ? {
            amount: (to - rent).toFixed(2),
            percent: ((to / rent - 1) * 100).toFixed(1),
            source: offer?.monthlyRent ? "offer" : "step",
          }
        : null,
  } as Pick<Renewal, "nextStep" | "rentChange">;
}

function stateOf(opensOn: string | null, noticeBy: string | null, today: string): OptionState {
  if (noticeBy === null) return "unknown";
  if (noticeBy < today) return "lapsed";
  return opensOn !== null && today < opensOn ? "not_yet_open" : "open";
}

function optionOf(random: Random, expiry: string, today: string): NextOption {
  const noticeBy = random.chance(0.08) ? null : addDays(expiry, -random.int(90, 365));
  const opensOn = noticeBy !== null && random.chance(0.5) ? addMonths(noticeBy, -6) : null;
  return {
    opensOn,
    state: stateOf(opensOn, noticeBy, today),
    number: String(random.int(1, 2)),
    type: random.pick(["Renewal", "Renewal", "Expansion", "Termination"]),
    noticeBy,
    termMonths: random.pick([36, 60, 120]),
    rate: random.pick(["Market", "95% of market", "CPI", null]),
  };
}

function offerOf(random: Random, rent: number, expiry: string): ShownOffer {
  const termMonths = random.pick([6, 12, 15]);
  const effectiveDate = addDays(expiry, 1);
  return {
    termMonths,
    monthlyRent: (rent * (1 + random.int(1, 7) / 100)).toFixed(2),
    effectiveDate,
    expiresOn: addMonths(effectiveDate, termMonths),
    lastDate: addDays(expiry, -30),
    selected: random.chance(0.3),
  };
}
