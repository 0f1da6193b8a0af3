//! The eight questions that can be asked of a property.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::PropertyKind;

/// What one call per building answers. The order is the order of asking: the list first, then details by worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Dataset {
    Leases,
    Offers,
    Emea,
    Options,
    Charges,
    Notes,
    Delinquencies,
    Budget,
}

impl Dataset {
    pub const ALL: [Self; 8] =
        [Self::Leases, Self::Offers, Self::Emea, Self::Options, Self::Charges, Self::Notes, Self::Delinquencies, Self::Budget];

    /// The datasets that make a lease appear in the list with its right expiry date.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Leases | Self::Offers | Self::Emea)
    }

    /// Whether a property of this kind is asked for it. Offers are asked of every property: a building can be in both of MRI's
    /// modules, and one that is not says so once and is remembered.
    pub fn is_asked_of(self, kind: PropertyKind) -> bool {
        match self {
            Self::Leases | Self::Offers => true,
            _ => kind == PropertyKind::Commercial,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Leases => "leases",
            Self::Offers => "offers",
            Self::Emea => "emea",
            Self::Options => "options",
            Self::Charges => "charges",
            Self::Notes => "notes",
            Self::Delinquencies => "delinquencies",
            Self::Budget => "budget",
        }
    }
}

impl fmt::Display for Dataset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
