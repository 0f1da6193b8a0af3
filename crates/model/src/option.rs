//! An option of a lease: the tenant's right to renew, expand or leave, with the last day to give notice of it.

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal, LeaseId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LeaseOption {
    pub lease_id: LeaseId,
    pub suite_id: Option<String>,
    pub number: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub option_date: Option<Date>,
    /// The last day of notice.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub notice_by: Option<Date>,
    pub term_months: Option<u32>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub term_to: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub rate: Option<Decimal>,
    pub rate_description: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub area_sqft: Option<Decimal>,
    pub notes: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_update: Option<Date>,
}
