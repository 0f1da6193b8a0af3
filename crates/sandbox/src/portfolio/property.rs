//! A building, or a residential community, with its leases.

use fastrand::Rng;
use jiff::civil::Date;

use super::chance::{percent, pick};
use super::{Lease, Spec, commercial, names, residential};

/// Which of MRI's two products knows the property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Suites let to companies.
    Commercial,
    /// Units let to people.
    Residential,
}

/// One property and all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Zero-padded, `000001` and up.
    pub id: String,
    /// The building's name.
    pub name: String,
    /// Commercial or residential.
    pub kind: Kind,
    /// Street and number.
    pub address: String,
    /// City.
    pub city: &'static str,
    /// State; blank outside the United States.
    pub state: &'static str,
    /// Zip or post code.
    pub zip: &'static str,
    /// The code of the currency that its money is in.
    pub currency: &'static str,
    /// The open ones first, then those that were vacated.
    pub leases: Vec<Lease>,
}

impl Property {
    pub(super) fn generate(spec: &Spec, index: usize) -> Self {
        let mut rng = Rng::with_seed(stream(spec.seed, index));
        let kind = if is_residential(spec, index) { Kind::Residential } else { Kind::Commercial };
        let british = percent(&mut rng, 8);
        let place = pick(&mut rng, if british { &names::PLACES_GB } else { &names::PLACES_US });
        let leases = match kind {
            Kind::Commercial => commercial::leases(&mut rng, spec),
            Kind::Residential => residential::leases(&mut rng, spec),
        };
        Self {
            id: format!("{:06}", index + 1),
            name: names::property(spec.seed, index, kind),
            kind,
            address: format!("{} {}", rng.u32(1..900), pick(&mut rng, &names::STREETS)),
            city: place.0,
            state: place.1,
            zip: place.2,
            currency: if british { "GBP" } else { "USD" },
            leases,
        }
    }

    /// The lease of that id.
    pub fn lease(&self, id: &str) -> Option<&Lease> {
        self.leases.iter().find(|lease| lease.id == id)
    }

    /// The leases whose occupant has not left.
    pub fn open_leases(&self, today: Date) -> impl Iterator<Item = &Lease> {
        self.leases.iter().filter(move |lease| lease.is_open(today))
    }
}

/// Spreads the residential properties evenly, the last property being one of them.
fn is_residential(spec: &Spec, index: usize) -> bool {
    let residential = spec.residential.min(spec.properties);
    let before = |count: usize| count * residential / spec.properties.max(1);
    before(index + 1) > before(index)
}

/// A seed of its own for each property (the constant is the golden ratio's, as in `SplitMix64`).
fn stream(seed: u64, index: usize) -> u64 {
    let index = u64::try_from(index).unwrap_or(u64::MAX).wrapping_add(1);
    seed.wrapping_add(index.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}
