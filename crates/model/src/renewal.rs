//! A renewal: one open lease with all that is known of it, in one flat row for lists and exports. Joining is `engine::query`'s.

use serde::{Deserialize, Serialize};

use crate::{ClientId, Date, Decimal, Instant, LeaseId, PropertyId, PropertyKind};

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
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub notice_by: Option<Date>,
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
    pub selected: bool,
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
    pub option: Option<NextOption>,
    pub offer: Option<ShownOffer>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub balance_due: Option<Decimal>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub budget_rent_per_sqft: Option<Decimal>,
    pub notes_count: Option<u32>,
    pub last_note: Option<LastNote>,
    pub occupancy_status: Option<String>,
    /// When the property's leases were last answered.
    pub synced_at: Option<Instant>,
}
