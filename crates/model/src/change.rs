//! What moved between one sync and the next: a lease, a field, before and after.

use serde::{Deserialize, Serialize};

use crate::{ClientId, Instant, LeaseId, PropertyId, RunId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A lease that was not there before.
    New,
    /// Two complete answers came without it, or it was vacated.
    Gone,
    /// It was gone, and is there again.
    Back,
    /// The expiry date moved.
    Expiry,
    /// The base rent per month.
    Rent,
    /// The next option's last day of notice.
    Option,
    /// The shown offer's rent per month.
    Offer,
    Occupant,
    Suite,
    Area,
    /// A note was written in MRI; `after` is its text.
    Note,
}

impl ChangeKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Back => "back",
            Self::Expiry => "expiry",
            Self::Rent => "rent",
            Self::Option => "option",
            Self::Offer => "offer",
            Self::Occupant => "occupant",
            Self::Suite => "suite",
            Self::Area => "area",
            Self::Note => "note",
        }
    }
}

/// One field of one lease, as a run found it moved. `before` and `after` are spelt as everywhere outside the process: dates
/// YYYY-MM-DD, money and areas decimal; `None` = there was, or is, none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Grows: what is higher was noticed later.
    pub id: u32,
    pub client_id: ClientId,
    pub property_id: PropertyId,
    pub property_name: Option<String>,
    pub lease_id: LeaseId,
    pub suite_id: Option<String>,
    pub occupant_name: Option<String>,
    pub run_id: RunId,
    /// When the run noticed it; when it happened in MRI is not known.
    pub at: Instant,
    pub kind: ChangeKind,
    pub before: Option<String>,
    pub after: Option<String>,
}
