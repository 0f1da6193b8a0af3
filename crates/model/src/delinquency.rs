//! An overdue item of a commercial lease. A tenant who pays on time has none, which is why no rent is ever read from here.

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal, LeaseId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Delinquency {
    pub lease_id: LeaseId,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub amount: Option<Decimal>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub charged_on: Option<Date>,
    pub description: Option<String>,
    pub category: Option<String>,
    pub thirty_days: Option<bool>,
    pub sixty_days: Option<bool>,
    pub ninety_days: Option<bool>,
    pub ninety_plus_days: Option<bool>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub prepaid: Option<Decimal>,
}
