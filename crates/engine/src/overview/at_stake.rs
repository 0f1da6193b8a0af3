//! Renewals added up. Each currency is a sum of its own, and what is unknown is counted, not guessed.

use std::collections::BTreeMap;

use model::{Decimal, Renewal};

use super::AtStake;
use crate::query::Sum;

impl AtStake {
    pub(crate) fn of<'a>(renewals: impl IntoIterator<Item = &'a Renewal>) -> Self {
        let mut total = Self::default();
        let mut rents = Sums::default();
        for renewal in renewals {
            total.renewals += 1;
            if !rents.add(renewal.currency.as_deref(), renewal.monthly_rent) {
                total.rent_unknown += 1;
            }
            match renewal.area_sqft.and_then(|area| total.area_sqft.checked_add(area)) {
                Some(sum) => total.area_sqft = sum,
                None => total.area_unknown += 1,
            }
        }
        Self { monthly_rent: rents.list(), ..total }
    }
}

/// A sum for each currency.
#[derive(Default)]
pub(super) struct Sums<'a>(BTreeMap<Option<&'a str>, Decimal>);

impl<'a> Sums<'a> {
    /// Whether there was something that could be added.
    pub(super) fn add(&mut self, currency: Option<&'a str>, amount: Option<Decimal>) -> bool {
        let sum = self.0.entry(currency).or_default();
        let added = amount.and_then(|amount| sum.checked_add(amount));
        added.inspect(|added| *sum = *added).is_some()
    }

    pub(super) fn list(self) -> Vec<Sum> {
        let sum = |(currency, amount): (Option<&str>, Decimal)| Sum { currency: currency.map(str::to_owned), amount };
        self.0.into_iter().filter(|(_, amount)| !amount.is_zero()).map(sum).collect()
    }
}
