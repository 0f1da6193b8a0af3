//! What the landlord's budget assumes of a lease's renewal.

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal, LeaseId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Budget {
    pub lease_id: LeaseId,
    pub renew_type: Option<String>,
    /// Per year.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub rent_per_sqft: Option<Decimal>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub improvement_per_sqft: Option<Decimal>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub rent_commencement: Option<Date>,
}
