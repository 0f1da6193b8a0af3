//! Sums over rows: of what is known, by currency, with how many are not known.

use model::Decimal;
use serde::Serialize;

use super::packed::from_units;
use super::snapshot::Row;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Sum {
    pub currency: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub amount: Decimal,
}

/// Over the whole view. Sums are of what is known; the counts say of how many rows it is not.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ViewTotals {
    pub monthly_rent: Vec<Sum>,
    pub rent_unknown: u32,
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub area_sqft: Decimal,
    pub area_unknown: u32,
}

/// Adds rows up.
#[derive(Default)]
pub(super) struct Tally {
    /// By currency: of so few that looking through them is the fastest.
    rents: Vec<(Option<String>, i128)>,
    rent_unknown: u32,
    area: i128,
    area_unknown: u32,
    pub(super) rows: u32,
}

impl Tally {
    pub(super) fn add(&mut self, row: &Row<'_>) {
        self.rows += 1;
        match row.hot.rent.units() {
            Some(units) => self.add_rent(row.property.rows.currency(row.hot), units),
            None => self.rent_unknown += 1,
        }
        match row.hot.area.units() {
            Some(units) => self.area += units,
            None => self.area_unknown += 1,
        }
    }

    fn add_rent(&mut self, currency: Option<&str>, units: i128) {
        match self.rents.iter_mut().find(|(known, _)| known.as_deref() == currency) {
            Some((_, sum)) => *sum += units,
            None => {
                self.rents.push((currency.map(str::to_owned), units));
                self.rents.sort();
            }
        }
    }

    /// Both together.
    pub(super) fn with(mut self, other: Self) -> Self {
        for (currency, units) in other.rents {
            self.add_rent(currency.as_deref(), units);
        }
        self.rent_unknown += other.rent_unknown;
        self.area += other.area;
        self.area_unknown += other.area_unknown;
        self.rows += other.rows;
        self
    }

    /// In the order of their currencies.
    pub(super) fn rents(&self) -> Vec<Sum> {
        let known = self.rents.iter().filter(|(_, units)| *units != 0);
        known.map(|(currency, units)| Sum { currency: currency.clone(), amount: from_units(*units) }).collect()
    }

    pub(super) fn totals(&self) -> ViewTotals {
        ViewTotals {
            monthly_rent: self.rents(),
            rent_unknown: self.rent_unknown,
            area_sqft: from_units(self.area),
            area_unknown: self.area_unknown,
        }
    }
}
