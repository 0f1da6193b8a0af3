//! By when somebody must act on a renewal, and why.

use serde::{Deserialize, Serialize};

use crate::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// The staff's own date.
    FollowUp,
    /// The last day of notice of the next option.
    OptionNotice,
    /// The last day on which the shown offer can be accepted.
    Offer,
    /// The lease ends, or has ended and is still open.
    Expiry,
}

impl DeadlineKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FollowUp => "follow_up",
            Self::OptionNotice => "option_notice",
            Self::Offer => "offer",
            Self::Expiry => "expiry",
        }
    }
}

/// The earliest of a renewal's dates: the staff's follow-up, notice and offer while they are ahead, and the expiry. A renewal whose
/// stage is closed has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Deadline {
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: Date,
    /// From today; negative once it has passed.
    pub days: i32,
    pub kind: DeadlineKind,
}

/// Where an option stands today. The window opens on the option's own date where that comes before the last day of notice; MRI names
/// no other opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum OptionState {
    NotYetOpen,
    Open,
    Lapsed,
    /// Without a last day of notice.
    Unknown,
}
