//! The portfolio at a glance: what expires when, at which stage, what is at stake, who is in arrears, and how many renewed.

mod arrears;
mod at_stake;
mod months;
mod properties;
mod rate;

use model::{ClientId, Decimal, PropertyId};
use serde::Serialize;

use crate::query::Sum;
use crate::report::stages;
use crate::{Engine, EngineError};

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// This month and the 23 after it, each there even if nothing expires in it.
    pub months: Vec<ExpiryMonth>,
    /// By what is at stake, the most first.
    pub properties: Vec<PropertyAtStake>,
    /// Arrears by how near the expiry is.
    pub arrears: Vec<ArrearsBand>,
    /// The last twelve whole months, by month and by property.
    pub renewal_rate: Vec<RenewalRate>,
    /// Expired and still open.
    pub holdover: AtStake,
    pub no_expiry: u32,
}

/// Sums are of what is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AtStake {
    pub renewals: u32,
    pub monthly_rent: Vec<Sum>,
    pub rent_unknown: u32,
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub area_sqft: Decimal,
    pub area_unknown: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExpiryMonth {
    /// `2027-03`.
    pub month: String,
    pub total: AtStake,
    /// In the pipeline's order; those without any are left out.
    pub stages: Vec<StageAtStake>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StageAtStake {
    /// `None` = without a stage.
    pub stage: Option<String>,
    pub at_stake: AtStake,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PropertyAtStake {
    /// Two clients may have a property of the same id.
    pub client_id: ClientId,
    pub property_id: PropertyId,
    pub property_name: Option<String>,
    /// Expiring within twelve months, or expired and open.
    pub at_stake: AtStake,
    pub renewals: u32,
    pub arrears: Vec<Sum>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ArrearsBand {
    /// As the filter language writes it: `due:<0d`, `due:0..30d`, …
    pub filter: String,
    /// Days to expiry from and to, both included; `None` = without end.
    pub from_days: Option<i32>,
    pub to_days: Option<i32>,
    /// With something due.
    pub renewals: u32,
    pub arrears: Vec<Sum>,
}

/// Of the leases that were to expire in a month: what became of them, as the syncs saw it.
///
/// A lease belongs to the cohort of each month that its expiry, as it was known last while it lay in that month, named. What counts is
/// the latest that is known: an expiry that was moved away and back lies in its month again, and one that was corrected to an earlier
/// month, or to none, never was of the later one. A lease is counted once per month. Only what syncs have seen is in it: what moved
/// before the first sync is unknown, a renewal that MRI writes as another lease looks like one that left, and leases of properties
/// that are no longer on a client's list are left out, since nobody watches them. Months without a cohort are left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RenewalRate {
    /// `2026-03`.
    pub month: String,
    /// `None` = all properties of all clients.
    pub client_id: Option<ClientId>,
    pub property_id: Option<PropertyId>,
    pub property_name: Option<String>,
    /// All of the cohort: the sum of the next three.
    pub cohort: u32,
    /// The expiry moved to a later month.
    pub renewed: u32,
    /// Gone from MRI's answers, or vacated.
    pub left: u32,
    /// Expired and still open.
    pub undecided: u32,
}

impl Engine {
    /// Of the renewals that `filter` finds; the renewal rate is of all.
    pub fn overview(&self, filter: &str) -> Result<Overview, EngineError> {
        let renewals = self.list_renewals(filter, &[])?;
        let today = self.today();
        Ok(Overview {
            months: months::list(&renewals, &stages(self), today),
            properties: properties::list(&renewals, today),
            arrears: arrears::list(&renewals),
            renewal_rate: rate::list(&self.pasts()?, today),
            holdover: AtStake::of(renewals.iter().filter(|renewal| renewal.days_to_expiry.is_some_and(|days| days < 0))),
            no_expiry: count(renewals.iter().filter(|renewal| renewal.expiry_date.is_none()).count()),
        })
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
