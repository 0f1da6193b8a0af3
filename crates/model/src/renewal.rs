//! A renewal: one open lease with all that is known of it, in one flat row for lists and exports. Joining is `engine::query`'s.

use serde::{Deserialize, Serialize};

use crate::{ClientId, Date, Deadline, Decimal, FollowUp, Instant, LeaseId, OptionState, PropertyId, PropertyKind};

/// Where the expiry date came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ExpirySource {
    Emea,
    Lease,
    Offer,
}

impl ExpirySource {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Emea => "emea",
            Self::Lease => "lease",
            Self::Offer => "offer",
        }
    }
}

/// The option with the earliest notice date still to come, else the latest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NextOption {
    pub number: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// When it can first be taken up, where that is known to come before the last day of notice.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub opens_on: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub notice_by: Option<Date>,
    pub state: OptionState,
    pub term_months: Option<u32>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub rate: Option<Decimal>,
}

/// The selected offer, else the one with the longest term. Its rent is the sum of its base-rent codes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ShownOffer {
    pub term_months: Option<u32>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub monthly_rent: Option<Decimal>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub effective_date: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub expires_on: Option<Date>,
    /// The last day on which it can be accepted.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_date: Option<Date>,
    pub selected: bool,
}

/// The next day on which the base rent changes by a charge that is already agreed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RentStep {
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: Date,
    /// All base rent per month from that day on; `None` where a part of it cannot be told.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub monthly_rent: Option<Decimal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RentChangeSource {
    Offer,
    Step,
}

/// What the shown offer, else the next step, does to the rent per month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RentChange {
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub amount: Decimal,
    /// Of the rent today, one decimal place; `None` where that is 0.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub percent: Option<Decimal>,
    pub source: RentChangeSource,
}

/// The oldest part of what is overdue, by MRI's own marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ArrearsAge {
    /// Less than thirty days, or not marked.
    Current,
    Thirty,
    Sixty,
    Ninety,
    NinetyPlus,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LastNote {
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub date: Option<Date>,
    pub text: String,
}

/// Money and areas are decimal strings outside the process, dates YYYY-MM-DD, `synced_at` epoch milliseconds; unknown is null.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Renewal {
    pub client_id: ClientId,
    pub property_id: PropertyId,
    pub property_name: Option<String>,
    pub property_kind: PropertyKind,
    pub suite_id: Option<String>,
    pub lease_id: LeaseId,
    pub occupant_name: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub lease_start: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub expiry_date: Option<Date>,
    pub expiry_source: Option<ExpirySource>,
    /// Negative once expired.
    pub days_to_expiry: Option<i32>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub area_sqft: Option<Decimal>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub monthly_rent: Option<Decimal>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub annual_rent: Option<Decimal>,
    /// Per year.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub rent_per_sqft: Option<Decimal>,
    pub currency: Option<String>,
    pub next_step: Option<RentStep>,
    pub rent_change: Option<RentChange>,
    pub option: Option<NextOption>,
    pub offer: Option<ShownOffer>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub balance_due: Option<Decimal>,
    /// `None`: nothing is due, or how old it is was not told.
    pub arrears_age: Option<ArrearsAge>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub budget_rent_per_sqft: Option<Decimal>,
    /// Tenant improvements, per square foot.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub budget_improvement_per_sqft: Option<Decimal>,
    /// Of the lease itself, where EMEA names one.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub notice_date: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub next_review_date: Option<Date>,
    pub month_to_month: Option<bool>,
    pub notes_count: Option<u32>,
    pub last_note: Option<LastNote>,
    pub occupancy_status: Option<String>,
    /// When the property's leases were last answered.
    pub synced_at: Option<Instant>,
    pub deadline: Option<Deadline>,
    /// The staff's own; `None` = nobody has touched it.
    pub follow_up: Option<FollowUp>,
    /// The staff's own notes.
    pub own_notes: u32,
}
