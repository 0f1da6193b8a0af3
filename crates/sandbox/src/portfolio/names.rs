//! Names of buildings, companies, people and places: believable, invented, and with the characters that
//! break careless code (ampersands, apostrophes, accents).

use fastrand::Rng;

use super::Kind;
use super::chance::pick;

const SITES: [&str; 40] = [
    "Harbour",
    "Kestrel",
    "Mill Race",
    "Foundry",
    "Linden",
    "Granite",
    "Beacon",
    "Copperfield",
    "Meridian",
    "Orchard",
    "Riverside",
    "Stonegate",
    "Cathedral",
    "Lakeview",
    "Summit",
    "Old Mint",
    "Tannery",
    "Willow",
    "Northgate",
    "Canal",
    "Heritage",
    "Juniper",
    "St. Anne's",
    "Union",
    "Wharfside",
    "Ridgeway",
    "Sycamore",
    "Gateway",
    "Bramble",
    "Observatory",
    "Market",
    "Quarry",
    "Elm Grove",
    "Seaport",
    "Printers'",
    "Hawthorn",
    "Peachtree",
    "Silverline",
    "Crescent",
    "Prairie",
];
const OFFICES: [&str; 11] =
    ["Plaza", "Centre", "House", "Court", "Tower", "Works", "Exchange", "Business Park", "Square", "Wharf", "Retail Park"];
const HOMES: [&str; 7] = ["Apartments", "Residences", "Lofts", "Gardens", "Terrace", "Village", "Flats"];

pub(super) const STREETS: [&str; 16] = [
    "Main Street",
    "Commerce Way",
    "Canal Street",
    "Park Avenue",
    "Market Street",
    "Industrial Drive",
    "Queen's Road",
    "Washington Blvd",
    "Station Road",
    "Lake Shore Drive",
    "Elm Street",
    "5th Avenue",
    "Mill Lane",
    "Harbor Blvd",
    "College Road",
    "Union Square",
];

/// City, state, zip code.
pub(super) const PLACES_US: [(&str, &str, &str); 14] = [
    ("Boston", "MA", "02110"),
    ("Chicago", "IL", "60606"),
    ("Austin", "TX", "78701"),
    ("Denver", "CO", "80202"),
    ("Seattle", "WA", "98101"),
    ("Atlanta", "GA", "30303"),
    ("Cleveland", "OH", "44114"),
    ("Portland", "OR", "97205"),
    ("Nashville", "TN", "37203"),
    ("Phoenix", "AZ", "85004"),
    ("Hartford", "CT", "06103"),
    ("Raleigh", "NC", "27601"),
    ("Minneapolis", "MN", "55402"),
    ("San Diego", "CA", "92101"),
];
pub(super) const PLACES_GB: [(&str, &str, &str); 5] = [
    ("Manchester", "", "M2 4WU"),
    ("Leeds", "", "LS1 4AP"),
    ("Bristol", "", "BS1 5TR"),
    ("Edinburgh", "", "EH2 4BJ"),
    ("Birmingham", "", "B3 2HJ"),
];

const HOUSES: [&str; 44] = [
    "Aldgate",
    "Northwind",
    "Bluestone",
    "Harper & Vale",
    "O'Brien",
    "Kowalski",
    "Ferrier",
    "Redwood",
    "Sato",
    "Whitfield",
    "Castellan",
    "Delacroix",
    "Müller",
    "Pemberton",
    "Okafor",
    "Lindqvist",
    "Granger",
    "Tidewater",
    "Evergreen",
    "Summit",
    "Halloran",
    "Vance",
    "Ibarra",
    "Cobalt",
    "Marlowe",
    "Penrose",
    "Quill & Ink",
    "Ashdown",
    "Sterling",
    "Trillium",
    "Beaumont",
    "Calloway",
    "Drummond",
    "Everett",
    "Fairbairn",
    "Goldcrest",
    "Hollis",
    "Ironbridge",
    "Jansen",
    "Keystone",
    "Larkspur",
    "Montrose",
    "Nakamura",
    "Osprey",
];
const TRADES: [&str; 22] = [
    "Legal",
    "Dental Care",
    "Logistics",
    "Software",
    "Architects",
    "Coffee Roasters",
    "Physiotherapy",
    "Books",
    "Insurance",
    "Engineering",
    "Pharmacy",
    "Accounting",
    "Fitness",
    "Optical",
    "Bakery",
    "Biotech",
    "Travel",
    "Design Studio",
    "Staffing",
    "Wealth Partners",
    "Printing",
    "Veterinary Clinic",
];
const FORMS: [&str; 6] = ["LLC", "Inc.", "Ltd", "LLP", "& Sons, Inc.", "Group plc"];

const FIRST: [&str; 32] = [
    "Amelia",
    "Ben",
    "Chloé",
    "Daniel",
    "Elena",
    "Farid",
    "Grace",
    "Hiro",
    "Isabel",
    "Jamal",
    "Katarzyna",
    "Liam",
    "Maria",
    "Noah",
    "Olivia",
    "Pedro",
    "Quinn",
    "Rosa",
    "Samuel",
    "Tanya",
    "Umar",
    "Violet",
    "William",
    "Ximena",
    "Yusuf",
    "Zoë",
    "Anders",
    "Bridget",
    "Carlos",
    "Dinah",
    "Emre",
    "Fiona",
];
const LAST: [&str; 36] = [
    "Abbott",
    "Bennett",
    "Carvalho",
    "D'Angelo",
    "Eriksson",
    "Fischer",
    "Garcia",
    "Hughes",
    "Ivanova",
    "Johnson",
    "Kim",
    "Lopez",
    "McCarthy",
    "Nguyen",
    "O'Neill",
    "Patel",
    "Quigley",
    "Rossi",
    "Schäfer",
    "Thompson",
    "Ueda",
    "Vargas",
    "Walker",
    "Xu",
    "Young",
    "Zielinski",
    "Adeyemi",
    "Brooks",
    "Chen",
    "Dubois",
    "Edwards",
    "Foster",
    "Green",
    "Haddad",
    "Ito",
    "Jensen",
];

/// A building's name. Neighbours in number never share one, and none comes twice within the first 280.
pub(super) fn property(seed: u64, index: usize, kind: Kind) -> String {
    let endings: &[&str] = if kind == Kind::Commercial { &OFFICES } else { &HOMES };
    let start = usize::try_from(seed % 97).unwrap_or(0);
    let site = SITES.get((start + index) % SITES.len()).copied().unwrap_or_default();
    let ending = endings.get((start + index / SITES.len() + index) % endings.len()).copied().unwrap_or_default();
    let round = index / (SITES.len() * endings.len());
    if round == 0 { format!("{site} {ending}") } else { format!("{site} {ending} {}", round + 1) }
}

/// A company: the name it goes by, and its legal form.
pub(super) fn company(rng: &mut Rng) -> (String, &'static str) {
    (format!("{} {}", pick(rng, &HOUSES), pick(rng, &TRADES)), pick(rng, &FORMS))
}

/// A first and a last name.
pub(super) fn person(rng: &mut Rng) -> (&'static str, &'static str) {
    (pick(rng, &FIRST), pick(rng, &LAST))
}

/// A name as it may stand in an e-mail address.
pub(super) fn slug(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
