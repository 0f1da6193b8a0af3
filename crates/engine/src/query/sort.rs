//! What renewals can be ordered by. Unknown comes last whichever way the order goes, and ties fall to expiry, then to the
//! property's place in its client's list, and the lease.

use serde::{Deserialize, Serialize};

use crate::EngineError;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SortField {
    PropertyId,
    PropertyName,
    PropertyKind,
    SuiteId,
    LeaseId,
    OccupantName,
    LeaseStart,
    ExpiryDate,
    DaysToExpiry,
    AreaSqft,
    MonthlyRent,
    AnnualRent,
    RentPerSqft,
    OptionNoticeBy,
    OfferRent,
    BalanceDue,
    BudgetRentPerSqft,
    NotesCount,
    OccupancyStatus,
    SyncedAt,
    Deadline,
    Stage,
    Owner,
    FollowUpOn,
    NextStep,
    OptionState,
    RentChange,
    NextStepOn,
    ArrearsAge,
    BudgetImprovementPerSqft,
    NoticeDate,
    NextReviewDate,
    MonthToMonth,
    Tags,
    OwnNotes,
    LastNoteDate,
    Currency,
    /// By its name, for people with several.
    Client,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SortKey {
    pub field: SortField,
    pub descending: bool,
}

/// `expiryDate,-monthlyRent`: field names as in the JSON of a renewal, a minus for descending.
pub fn parse_sort(text: &str) -> Result<Vec<SortKey>, EngineError> {
    let parse = |name: &str| {
        let (descending, name) = name.strip_prefix('-').map_or((false, name), |name| (true, name));
        let field = serde_json::from_value(name.into());
        let unknown = |_| {
            EngineError::WrongUse(format!(
                "cannot sort by `{name}`: name a field such as expiryDate, monthlyRent, propertyId, occupantName, optionNoticeBy or balanceDue, with `-` before it for descending"
            ))
        };
        Ok(SortKey { field: field.map_err(unknown)?, descending })
    };
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(parse).collect()
}
