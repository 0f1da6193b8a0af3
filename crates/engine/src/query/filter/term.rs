//! One condition on a renewal. What is unknown matches no condition on it, whichever way it points.

use std::ops::{Bound, RangeBounds};

use model::{ClientId, Date, Decimal, PropertyKind, Renewal};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Term {
    /// Lower case.
    Word(String),
    Property(Vec<String>),
    Client(ClientId),
    Kind(PropertyKind),
    Expiry(Bound<Date>, Bound<Date>),
    NoExpiry,
    Has(Feature),
    Amount(Quantity, Bound<Decimal>, Bound<Decimal>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    Option,
    Offer,
    Notes,
    Arrears,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quantity {
    Rent,
    Area,
    Balance,
}

impl Quantity {
    fn of(self, renewal: &Renewal) -> Option<Decimal> {
        match self {
            Self::Rent => renewal.monthly_rent,
            Self::Area => renewal.area_sqft,
            Self::Balance => renewal.balance_due,
        }
    }
}

impl Term {
    pub(super) fn matches(&self, renewal: &Renewal, haystack: &str) -> bool {
        match self {
            Self::Word(word) => haystack.contains(word),
            Self::Property(ids) => ids.iter().any(|id| id.eq_ignore_ascii_case(renewal.property_id.as_str())),
            Self::Client(id) => renewal.client_id == *id,
            Self::Kind(kind) => renewal.property_kind == *kind,
            Self::Expiry(from, to) => renewal.expiry_date.is_some_and(|date| within(&date, from, to)),
            Self::NoExpiry => renewal.expiry_date.is_none(),
            Self::Has(Feature::Option) => renewal.option.is_some(),
            Self::Has(Feature::Offer) => renewal.offer.is_some(),
            Self::Has(Feature::Notes) => renewal.notes_count.is_some_and(|count| count > 0),
            Self::Has(Feature::Arrears) => renewal.balance_due.is_some_and(|balance| balance > Decimal::ZERO),
            Self::Amount(quantity, from, to) => quantity.of(renewal).is_some_and(|amount| within(&amount, from, to)),
        }
    }
}

fn within<T: PartialOrd>(value: &T, from: &Bound<T>, to: &Bound<T>) -> bool {
    (from.as_ref(), to.as_ref()).contains(value)
}
