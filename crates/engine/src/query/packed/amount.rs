//! A decimal in eight bytes, or none. It keeps its places, so that `1200.50` comes out as it went in.

use model::Decimal;
use serde::{Deserialize, Serialize};

/// The digits times sixteen, plus the places. What needs more than 15 places is rounded, and what needs more than 59 bits of digits
/// even so is no amount of a lease and counts as unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Amount(i64);

/// All amounts are compared and summed at this many places.
const PLACES: u32 = 4;

impl Amount {
    pub(crate) const NONE: Self = Self(i64::MIN);

    pub(crate) fn of(amount: Decimal) -> Self {
        let fits = |digits: i128| i64::try_from(digits).ok().filter(|digits| digits.unsigned_abs() < 1 << 58);
        let pack = |amount: Decimal| match (fits(amount.mantissa()), amount.scale()) {
            (Some(digits), scale @ 0..=15) => Some(Self(digits * 16 + i64::from(scale))),
            _ => None,
        };
        // Zeros at the end, or places that nobody looks at, make no amount unknown.
        pack(amount).or_else(|| pack(amount.normalize())).or_else(|| pack(amount.round_dp(PLACES))).unwrap_or(Self::NONE)
    }

    pub(crate) fn is_known(self) -> bool {
        self != Self::NONE
    }

    pub(crate) fn decimal(self) -> Option<Decimal> {
        self.is_known().then(|| Decimal::new(self.0 >> 4, (self.0 & 15).unsigned_abs() as u32))
    }

    /// In ten-thousandths, which is what sums and orders are made of.
    pub(crate) fn units(self) -> Option<i128> {
        if !self.is_known() {
            return None;
        }
        let (digits, places) = (i128::from(self.0 >> 4), (self.0 & 15).unsigned_abs() as u32);
        Some(match places {
            // What nearly all amounts have, without raising to a power.
            2 => digits * 100,
            0..=PLACES => digits * 10_i128.pow(PLACES - places),
            _ => digits / 10_i128.pow(places - PLACES),
        })
    }
}

impl From<Option<Decimal>> for Amount {
    fn from(amount: Option<Decimal>) -> Self {
        amount.map_or(Self::NONE, Self::of)
    }
}

/// Back from ten-thousandths, with at least the two places that money is written with.
pub(crate) fn from_units(units: i128) -> Decimal {
    let mut sum = Decimal::try_from_i128_with_scale(units, PLACES).unwrap_or(Decimal::MAX).normalize();
    if sum.scale() < 2 {
        sum.rescale(2);
    }
    sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_amount_comes_out_as_it_went_in(digits in -1_i64 << 57..1 << 57, places in 0..=15_u32) {
            let amount = Decimal::new(digits, places);
            let back = Amount::of(amount).decimal().unwrap();
            prop_assert_eq!((back, back.scale()), (amount, places));
        }

        #[test]
        fn amounts_of_money_are_ordered_and_summed_as_decimals_are(a in -1_i64 << 50..1 << 50, b in -1_i64 << 50..1 << 50) {
            let (a, b) = (Decimal::new(a, 2), Decimal::new(b, 4));
            let (x, y) = (Amount::of(a).units().unwrap(), Amount::of(b).units().unwrap());
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            prop_assert_eq!(from_units(x + y), a + b);
        }
    }

    #[test]
    fn many_places_make_no_amount_unknown() {
        let long: Decimal = "9150.000000000000000000".parse().unwrap();
        assert_eq!(Amount::of(long).decimal(), Some(Decimal::from(9_150)));
        let third = Decimal::ONE / Decimal::from(3);
        assert_eq!(Amount::of(third).decimal(), Some(Decimal::new(3_333, 4)));
    }

    #[test]
    fn what_is_no_amount_is_unknown() {
        assert_eq!(Amount::of(Decimal::MAX).decimal(), None);
        assert_eq!(Amount::from(None).units(), None);
    }
}
