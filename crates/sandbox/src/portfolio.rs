//! The truth: what the pretend customer owns, and what every answer is drawn from.
//!
//! It is made from a seed and a date alone, each property from its own stream of chance, so that the same
//! specification gives the same portfolio on every machine and a larger one begins with the smaller one.
//! Tests compare what a client gathered against these structs, never against the wire.

mod chance;
mod commercial;
mod lease;
mod names;
mod parts;
mod property;
mod residential;

use jiff::ZonedDateTime;
use jiff::civil::Date;

pub use lease::Lease;
pub use parts::{Budget, Charge, Delinquency, Emea, LeaseOption, Note, Offer, Person};
pub use property::{Kind, Property};

/// What to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// How many properties.
    pub properties: usize,
    /// Open leases of each property.
    pub leases: usize,
    /// How many of the properties are residential; they are spread evenly among the others.
    pub residential: usize,
    /// The same seed gives the same portfolio.
    pub seed: u64,
    /// The day that expiries, charges in effect and past residents are seen from.
    pub today: Date,
}

impl Default for Spec {
    /// 20 properties of 5 leases, 4 of them residential, seen from the computer's own day.
    fn default() -> Self {
        Self { properties: 20, leases: 5, residential: 4, seed: 1, today: ZonedDateTime::now().date() }
    }
}

/// Everything there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portfolio {
    /// What it was made from.
    pub spec: Spec,
    /// In the order of their ids.
    pub properties: Vec<Property>,
}

impl Portfolio {
    /// Makes the portfolio of a specification.
    pub fn generate(spec: &Spec) -> Self {
        let properties = (0..spec.properties).map(|index| Property::generate(spec, index)).collect();
        Self { spec: spec.clone(), properties }
    }

    /// The property of that id.
    pub fn property(&self, id: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.id == id)
    }

    /// Every open lease with its property.
    pub fn open_leases(&self) -> impl Iterator<Item = (&Property, &Lease)> {
        let today = self.spec.today;
        self.properties.iter().flat_map(move |property| property.open_leases(today).map(move |lease| (property, lease)))
    }
}
