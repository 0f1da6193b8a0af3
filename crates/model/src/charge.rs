//! A recurring charge of a commercial lease, and how often it is billed.

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal, LeaseId};

/// How often a charge is billed. MRI's letters are M, Q, S and A; the catalogue maps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    Monthly,
    Quarterly,
    SemiAnnual,
    Annual,
}

impl Frequency {
    pub fn months(self) -> u32 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::SemiAnnual => 6,
            Self::Annual => 12,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::SemiAnnual => "semi_annual",
            Self::Annual => "annual",
        }
    }

    pub fn from_months(months: u32) -> Option<Self> {
        [Self::Monthly, Self::Quarterly, Self::SemiAnnual, Self::Annual]
            .into_iter()
            .find(|frequency| frequency.months() == months)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Charge {
    pub lease_id: LeaseId,
    /// MRI's income category, such as RNT or CAM.
    pub code: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub start_date: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub end_date: Option<Date>,
    pub frequency: Option<Frequency>,
    /// Per billing, not per month.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub amount: Option<Decimal>,
    /// MRI's own word; `None` where it does not say.
    pub in_effect: Option<bool>,
    pub charge_day: Option<u32>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_billed_on: Option<Date>,
    pub currency: Option<String>,
    /// Base rent, not a recovery: decided by the catalogue's list of codes.
    pub base_rent: bool,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_update: Option<Date>,
}

impl Charge {
    /// MRI's word counts; where it is silent, the charge's dates do.
    pub fn is_in_effect(&self, today: Date) -> bool {
        self.in_effect
            .unwrap_or_else(|| self.start_date.is_none_or(|start| start <= today) && self.end_date.is_none_or(|end| today <= end))
    }

    /// The amount converted to a month. `None` when the amount or the frequency is unknown: half a fact is no rent.
    pub fn per_month(&self) -> Option<Decimal> {
        Some(self.amount? / Decimal::from(self.frequency?.months()))
    }
}
