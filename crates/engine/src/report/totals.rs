//! What renewals come to, in words: `12 renewals · USD 48,250.00 a month (2 unknown) · 31,400 sq ft (1 unknown)`.

use model::Decimal;

use super::section::counted;
use crate::overview::AtStake;

pub(super) fn in_words(total: &AtStake) -> String {
    let rent = total.monthly_rent.iter().map(|sum| match &sum.currency {
        Some(currency) => format!("{currency} {} a month", grouped(sum.amount, 2)),
        None => format!("{} a month", grouped(sum.amount, 2)),
    });
    let rents = rent.collect::<Vec<_>>().join(" + ");
    let area = (!total.area_sqft.is_zero()).then(|| format!("{} sq ft", grouped(total.area_sqft, 0)));
    let parts = [
        Some(counted(total.renewals)),
        part("rent", (!rents.is_empty()).then_some(rents), total.rent_unknown),
        part("area", area, total.area_unknown),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A sum of what is known says of how many it is not.
fn part(what: &str, known: Option<String>, unknown: u32) -> Option<String> {
    match (known, unknown) {
        (Some(known), 0) => Some(known),
        (Some(known), unknown) => Some(format!("{known} ({unknown} unknown)")),
        (None, 0) => None,
        (None, _) => Some(format!("{what} unknown")),
    }
}

/// With commas between thousands.
pub(super) fn grouped(amount: Decimal, places: u32) -> String {
    let text = format!("{:.*}", places as usize, amount.abs().round_dp(places));
    let (whole, cents) = text.split_once('.').map_or((text.as_str(), None), |(whole, cents)| (whole, Some(cents)));
    let digits = whole.len();
    let spaced: String = (0..)
        .zip(whole.chars())
        .flat_map(|(index, digit)| {
            let comma = (index > 0 && (digits - index) % 3 == 0).then_some(',');
            comma.into_iter().chain([digit])
        })
        .collect();
    let sign = if amount.is_sign_negative() && !amount.round_dp(places).is_zero() { "-" } else { "" };
    cents.map_or(format!("{sign}{spaced}"), |cents| format!("{sign}{spaced}.{cents}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Sum;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(Decimal::new(123_456_789, 2), 2), "1,234,567.89");
        assert_eq!(grouped(Decimal::new(-999, 0), 2), "-999.00");
        assert_eq!(grouped(Decimal::new(-1_000, 0), 0), "-1,000");
        assert_eq!(grouped(Decimal::new(-1, 3), 2), "0.00");
        assert_eq!(grouped(Decimal::ZERO, 0), "0");
    }

    #[test]
    fn sums_are_of_what_is_known_and_say_so() {
        let sum = |currency: Option<&str>, amount: i64| Sum { currency: currency.map(str::to_owned), amount: amount.into() };
        let total = AtStake { renewals: 1, rent_unknown: 1, area_unknown: 1, ..AtStake::default() };
        assert_eq!(in_words(&total), "1 renewal · rent unknown · area unknown");
        let total = AtStake {
            renewals: 1_200,
            monthly_rent: vec![sum(Some("GBP"), 10), sum(Some("USD"), 2_000)],
            rent_unknown: 2,
            area_sqft: 31_400.into(),
            area_unknown: 0,
        };
        assert_eq!(in_words(&total), "1,200 renewals · GBP 10.00 a month + USD 2,000.00 a month (2 unknown) · 31,400 sq ft");
        assert_eq!(in_words(&AtStake::default()), "0 renewals");
    }
}
