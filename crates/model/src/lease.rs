//! A lease as MRI tells it: commercial and residential folded into one noun.

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal, Emea, ExpirySource, Instant, LeaseId, PropertyId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Lease {
    pub property_id: PropertyId,
    /// What MRI calls the building in this row.
    pub property_name: Option<String>,
    pub lease_id: LeaseId,
    /// Suite of a commercial lease, unit of a residential one.
    pub suite_id: Option<String>,
    pub occupant_name: Option<String>,
    pub legal_name: Option<String>,
    pub master_occupant_id: Option<String>,
    /// Everybody on a residential lease, the first person first. Empty for a commercial one.
    pub occupants: Vec<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub area_sqft: Option<Decimal>,
    pub occupancy_status: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub start_date: Option<Date>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub expiry_date: Option<Date>,
    /// Vacated or moved out on; still ahead while notice runs.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub vacate_date: Option<Date>,
    pub term_months: Option<u32>,
    pub month_to_month: Option<bool>,
    /// Residential: a current resident. `None` where the API does not say.
    pub current: Option<bool>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub notice_given_on: Option<Date>,
    /// Residential only: a commercial rent comes from charges.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub monthly_rent: Option<Decimal>,
    /// Residential only.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub balance: Option<Decimal>,
    pub currency: Option<String>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_update: Option<Date>,
    /// Since when MRI's answers are without it; `None`: it was in the last one. A second complete answer without it ends it.
    #[serde(default)]
    pub missing_since: Option<Instant>,
}

impl Lease {
    /// The tenancy's own expiry where the EMEA rows of this lease name one, else the lease's.
    pub fn expiry<'a>(&self, emea: impl IntoIterator<Item = &'a Emea>) -> Option<(Date, ExpirySource)> {
        let of_tenancy = emea.into_iter().find_map(|row| row.expiry).map(|date| (date, ExpirySource::Emea));
        of_tenancy.or(self.expiry_date.map(|date| (date, ExpirySource::Lease)))
    }

    /// Open: not vacated by `today`, however long expired. A residential lease must also be a current resident's or under notice.
    pub fn is_open(&self, today: Date) -> bool {
        let vacated = self.vacate_date.is_some_and(|date| date <= today);
        let past_resident = self.current == Some(false) && self.notice_given_on.is_none();
        !vacated && !past_resident
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn lease() -> Lease {
        Lease {
            property_id: "1".into(),
            property_name: None,
            lease_id: "1".into(),
            suite_id: None,
            occupant_name: None,
            legal_name: None,
            master_occupant_id: None,
            occupants: vec![],
            area_sqft: None,
            occupancy_status: None,
            start_date: None,
            expiry_date: Some(date(2020, 1, 1)),
            vacate_date: None,
            term_months: None,
            month_to_month: None,
            current: None,
            notice_given_on: None,
            monthly_rent: None,
            balance: None,
            currency: None,
            address: None,
            email: None,
            phone: None,
            last_update: None,
            missing_since: None,
        }
    }

    #[test]
    fn a_lease_does_not_vanish_the_day_it_expires() {
        assert!(lease().is_open(date(2026, 11, 23)));
    }

    #[test]
    fn a_vacated_lease_is_closed_and_one_under_notice_is_not() {
        let today = date(2026, 11, 23);
        let vacating = |day| Lease { vacate_date: Some(day), ..lease() };
        assert!(!vacating(date(2026, 11, 22)).is_open(today));
        assert!(vacating(date(2026, 11, 24)).is_open(today));
    }

    #[test]
    fn a_past_resident_has_no_open_lease_unless_notice_still_runs() {
        let today = date(2026, 11, 23);
        let past = Lease { current: Some(false), ..lease() };
        assert!(!past.is_open(today));
        assert!(Lease { notice_given_on: Some(date(2026, 11, 1)), ..past }.is_open(today));
    }
}
