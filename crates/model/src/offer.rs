//! One line of a residential renewal offer: a term × a charge code. Lines of one term make one offer.

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal, LeaseId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    pub lease_id: LeaseId,
    pub term_months: Option<u32>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub effective_date: Option<Date>,
    /// The end of the *offered* term (a guess), not of the lease.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub expires_on: Option<Date>,
    /// The last day on which it can be accepted.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_date: Option<Date>,
    pub charge_code: Option<String>,
    /// Per month.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub amount: Option<Decimal>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub concession: Option<Decimal>,
    /// Base rent, not a pet or a parking space: decided by the catalogue's list of codes.
    pub base_rent: bool,
    pub selected: bool,
}
