//! What MRI keeps of a lease for Europe, the Middle East and Africa: the notice and review dates, and the tenancy's own expiry.

use serde::{Deserialize, Serialize};

use crate::{Date, LeaseId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Emea {
    pub lease_id: LeaseId,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub rent_start: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub expiry: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub notice_date: Option<Date>,
    pub review_pattern: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub next_review_date: Option<Date>,
    pub reminder_period: Option<String>,
    pub time_of_the_essence: Option<bool>,
    pub upward_review_only: Option<bool>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub charge_from: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub charge_to: Option<Date>,
    pub tenancy_type: Option<String>,
    pub tenancy_status: Option<String>,
    pub country_code: Option<String>,
    pub region: Option<String>,
    pub vat_number: Option<String>,
    pub email: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_update: Option<Date>,
}
