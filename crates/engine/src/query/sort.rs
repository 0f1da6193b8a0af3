//! Orders of renewals. Unknown comes last whichever way the order goes, and ties fall to property, lease and expiry.

use std::cmp::Ordering;

use model::Renewal;
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

pub(crate) fn compare(keys: &[SortKey], a: &Renewal, b: &Renewal) -> Ordering {
    let by_keys = keys.iter().map(|key| by_field(*key, a, b)).find(|order| order.is_ne());
    by_keys.unwrap_or(Ordering::Equal).then_with(|| {
        let soonest = SortKey { field: SortField::ExpiryDate, descending: false };
        by_field(soonest, a, b).then_with(|| (&a.property_id, &a.lease_id).cmp(&(&b.property_id, &b.lease_id)))
    })
}

fn by_field(key: SortKey, a: &Renewal, b: &Renewal) -> Ordering {
    use SortField as F;
    let text = |get: fn(&Renewal) -> Option<&String>| unknown_last(key, get(a), get(b), |a, b| compare_text(a, b));
    match key.field {
        F::PropertyId => directed(key, a.property_id.cmp(&b.property_id)),
        F::PropertyName => text(|r| r.property_name.as_ref()),
        F::PropertyKind => directed(key, a.property_kind.cmp(&b.property_kind)),
        F::SuiteId => text(|r| r.suite_id.as_ref()),
        F::LeaseId => directed(key, a.lease_id.cmp(&b.lease_id)),
        F::OccupantName => text(|r| r.occupant_name.as_ref()),
        F::LeaseStart => known(key, a, b, |r| r.lease_start),
        F::ExpiryDate | F::DaysToExpiry => known(key, a, b, |r| r.expiry_date),
        F::AreaSqft => known(key, a, b, |r| r.area_sqft),
        F::MonthlyRent | F::AnnualRent => known(key, a, b, |r| r.monthly_rent),
        F::RentPerSqft => known(key, a, b, |r| r.rent_per_sqft),
        F::OptionNoticeBy => known(key, a, b, |r| r.option.as_ref()?.notice_by),
        F::OfferRent => known(key, a, b, |r| r.offer.as_ref()?.monthly_rent),
        F::BalanceDue => known(key, a, b, |r| r.balance_due),
        F::BudgetRentPerSqft => known(key, a, b, |r| r.budget_rent_per_sqft),
        F::NotesCount => known(key, a, b, |r| r.notes_count),
        F::OccupancyStatus => text(|r| r.occupancy_status.as_ref()),
        F::SyncedAt => known(key, a, b, |r| r.synced_at),
        F::Deadline => known(key, a, b, |r| r.deadline.map(|deadline| deadline.on)),
        F::Stage => known(key, a, b, |r| r.follow_up.as_ref()?.stage.clone()),
        F::Owner => text(|r| r.follow_up.as_ref()?.owner.as_ref()),
        F::FollowUpOn => known(key, a, b, |r| r.follow_up.as_ref()?.follow_up_on),
        F::NextStep => text(|r| r.follow_up.as_ref()?.next_step.as_ref()),
        F::OptionState => known(key, a, b, |r| r.option.as_ref().map(|option| option.state)),
        F::RentChange => known(key, a, b, |r| r.rent_change.as_ref().map(|change| change.amount)),
        F::NextStepOn => known(key, a, b, |r| r.next_step.as_ref().map(|step| step.on)),
        F::ArrearsAge => known(key, a, b, |r| r.arrears_age),
        F::BudgetImprovementPerSqft => known(key, a, b, |r| r.budget_improvement_per_sqft),
        F::NoticeDate => known(key, a, b, |r| r.notice_date),
        F::NextReviewDate => known(key, a, b, |r| r.next_review_date),
        F::MonthToMonth => known(key, a, b, |r| r.month_to_month),
        F::Tags => known(key, a, b, |r| r.follow_up.as_ref().map(|follow_up| follow_up.tags.clone())),
        F::OwnNotes => known(key, a, b, |r| Some(r.own_notes)),
        F::LastNoteDate => known(key, a, b, |r| r.last_note.as_ref()?.date),
        F::Currency => text(|r| r.currency.as_ref()),
    }
}

fn known<T: Ord>(key: SortKey, a: &Renewal, b: &Renewal, get: impl Fn(&Renewal) -> Option<T>) -> Ordering {
    unknown_last(key, get(a), get(b), |a, b| a.cmp(b))
}

fn unknown_last<T>(key: SortKey, a: Option<T>, b: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => directed(key, compare(&a, &b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn directed(key: SortKey, order: Ordering) -> Ordering {
    if key.descending { order.reverse() } else { order }
}

/// Names without regard to case.
fn compare_text(a: &str, b: &str) -> Ordering {
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
    if a.is_ascii() && b.is_ascii() {
        let bytes = |text: &str| text.bytes().map(|byte| byte.to_ascii_lowercase()).collect::<Vec<_>>();
        return bytes(a).cmp(&bytes(b)).then_with(|| a.cmp(b));
    }
    lower(a).cmp(&lower(b)).then_with(|| a.cmp(b))
}
