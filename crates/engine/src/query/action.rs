//! What needs action: counted in buckets, each of which is a filter.

use serde::Serialize;

use super::Sum;
use crate::{Engine, EngineError};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum BucketKind {
    /// Follow-up dates that have come.
    FollowUp,
    /// Options whose notice ends within ninety days.
    Notice,
    Due30,
    Due60,
    Due90,
    Due120,
    Due180,
    /// Expired and still open.
    Holdover,
    MonthToMonth,
    /// Due within the desk's days and nobody has begun.
    Untouched,
    Arrears,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Bucket {
    pub kind: BucketKind,
    /// What finds it, in the filter language.
    pub filter: String,
    pub count: u32,
    pub monthly_rent: Vec<Sum>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NeedsAction {
    /// The queue itself: `is:actionable`, to be sorted by deadline.
    pub filter: String,
    pub count: u32,
    /// How many days it looks ahead.
    pub days: u32,
    pub buckets: Vec<Bucket>,
    /// Open renewals in all.
    pub renewals: u32,
}

impl Engine {
    pub fn needs_action(&self) -> Result<NeedsAction, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
