//! Sums over rows: of what is known, by currency, with how many are not known.

use std::collections::BTreeMap;

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
pub(super) struct Tally<'a> {
    rents: BTreeMap<Option<&'a str>, i128>,
    rent_unknown: u32,
    area: i128,
    area_unknown: u32,
    pub(super) rows: u32,
}

impl<'a> Tally<'a> {
    pub(super) fn add(&mut self, row: &Row<'a>) {
        self.rows += 1;
        match row.hot.rent.units() {
            Some(units) => *self.rents.entry(row.property.rows.currency(row.hot)).or_default() += units,
            None => self.rent_unknown += 1,
        }
        match row.hot.area.units() {
            Some(units) => self.area += units,
            None => self.area_unknown += 1,
        }
    }

    pub(super) fn rents(&self) -> Vec<Sum> {
        let sum =
            |(currency, units): (&Option<&str>, &i128)| Sum { currency: currency.map(str::to_owned), amount: from_units(*units) };
        self.rents.iter().filter(|(_, units)| **units != 0).map(sum).collect()
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
