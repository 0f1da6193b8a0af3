//! A lease's base rent: what is paid now, the next step of it that is agreed, and what an offer or that step changes.

use model::{Charge, Date, Decimal, Lease, RentChange, RentChangeSource, RentStep, ShownOffer};

use super::{cents, sum};

/// The base-rent charges in effect, each converted to a month, and their currency. Without any, with one that cannot be converted,
/// or with several currencies, the rent is unknown: half a rent, or pounds and dollars in one sum, would look like a whole one.
pub(super) fn rent_and_currency(charges: &[&Charge], lease: &Lease, today: Date) -> (Option<Decimal>, Option<String>) {
    let in_effect: Vec<&&Charge> = charges.iter().filter(|charge| charge.base_rent && charge.is_in_effect(today)).collect();
    let of_rent = currencies(in_effect.iter().map(|charge| **charge));
    let currency = match of_rent.as_slice() {
        [] => lease.currency.as_deref().or(match currencies(charges.iter().copied()).as_slice() {
            [currency] => Some(*currency),
            _ => None,
        }),
        [currency] => Some(*currency),
        _ => return (None, None),
    };
    let rent = sum(in_effect.iter().map(|charge| charge.per_month())).filter(|_| !in_effect.is_empty());
    (rent, currency.map(str::to_owned))
}

/// Each that is named, once.
fn currencies<'a>(charges: impl Iterator<Item = &'a Charge>) -> Vec<&'a str> {
    let mut named: Vec<&str> = charges.filter_map(|charge| charge.currency.as_deref()).collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// The first day ahead on which the base rent that is agreed differs from today's. MRI's word "in effect" speaks of today alone, so
/// days ahead go by the charges' dates; what has begun and is said to be in effect no longer is over. Several currencies make no sum.
pub(super) fn next_step(charges: &[&Charge], rent: Option<Decimal>, today: Date) -> Option<RentStep> {
    let is_over = |charge: &Charge| charge.in_effect == Some(false) && charge.start_date.is_none_or(|start| start <= today);
    let base: Vec<&&Charge> = charges.iter().filter(|charge| charge.base_rent && !is_over(charge)).collect();
    if currencies(base.iter().map(|charge| **charge)).len() > 1 {
        return None;
    }
    let mut days: Vec<Date> = base.iter().filter_map(|charge| charge.start_date).filter(|start| *start > today).collect();
    days.sort_unstable();
    days.dedup();
    let rent_on = |day: Date| {
        let runs = |charge: &&&&Charge| {
            charge.start_date.is_none_or(|start| start <= day) && charge.end_date.is_none_or(|end| day <= end)
        };
        sum(base.iter().filter(runs).map(|charge| charge.per_month())).map(cents)
    };
    let steps = days.into_iter().map(|day| RentStep { on: day, monthly_rent: rent_on(day) });
    steps.into_iter().find(|step| step.monthly_rent != rent.map(cents))
}

/// What the shown offer, else the next step, does to today's rent. Without either side it is unknown.
pub(super) fn rent_change(rent: Option<Decimal>, offer: Option<&ShownOffer>, step: Option<&RentStep>) -> Option<RentChange> {
    let rent = cents(rent?);
    let offered = offer.and_then(|offer| offer.monthly_rent).map(|rent| (rent, RentChangeSource::Offer));
    let (to, source) = offered.or_else(|| Some((step?.monthly_rent?, RentChangeSource::Step)))?;
    let amount = to.checked_sub(rent)?;
    let percent = amount.checked_mul(Decimal::ONE_HUNDRED).and_then(|hundredfold| hundredfold.checked_div(rent));
    Some(RentChange { amount, percent: percent.map(|percent| percent.round_dp(1)), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use model::Frequency;

    const TODAY: Date = date(2026, 11, 23);

    fn charge(code: &str, amount: i64, currency: Option<&str>) -> Charge {
        Charge {
            lease_id: "1".into(),
            code: Some(code.into()),
            start_date: None,
            end_date: None,
            frequency: Some(Frequency::Monthly),
            amount: Some(amount.into()),
            in_effect: Some(true),
            charge_day: None,
            last_billed_on: None,
            currency: currency.map(str::to_owned),
            base_rent: code == "RNT",
            last_update: None,
        }
    }

    fn rent(charges: &[Charge]) -> (Option<Decimal>, Option<String>) {
        let lease: Lease = serde_json::from_value(serde_json::json!({
            "propertyId": "1", "leaseId": "1", "occupants": [], "currency": "CAD"
        }))
        .unwrap();
        rent_and_currency(&charges.iter().collect::<Vec<_>>(), &lease, TODAY)
    }

    #[test]
    fn rent_is_the_sum_of_base_rents_in_effect_in_their_currency() {
        let quarterly = Charge { frequency: Some(Frequency::Quarterly), ..charge("RNT", 300, Some("USD")) };
        let past = Charge { in_effect: Some(false), ..charge("RNT", 900, Some("EUR")) };
        let recovery = charge("CAM", 50, Some("EUR"));
        assert_eq!(rent(&[charge("RNT", 100, Some("USD")), quarterly, past, recovery]), (Some(200.into()), Some("USD".into())));
    }

    #[test]
    fn the_next_step_is_what_is_agreed_and_not_what_is_over() {
        let ahead = |amount, start, end| Charge {
            start_date: Some(start),
            end_date: end,
            in_effect: Some(false),
            ..charge("RNT", amount, Some("USD"))
        };
        let now =
            Charge { start_date: Some(date(2026, 1, 1)), end_date: Some(date(2026, 12, 31)), ..charge("RNT", 100, Some("USD")) };
        let over = ahead(900, date(2020, 1, 1), None);
        let next = ahead(110, date(2027, 1, 1), None);
        let step = |charges: &[&Charge]| next_step(charges, Some(100.into()), TODAY).map(|step| (step.on, step.monthly_rent));
        assert_eq!(step(&[&now, &over, &next]), Some((date(2027, 1, 1), Some(Decimal::new(11_000, 2)))));
        assert_eq!(step(&[&now]), None);
        let pounds = Charge { currency: Some("GBP".into()), ..next };
        assert_eq!(step(&[&now, &pounds]), None, "pounds and dollars are not added");
    }

    #[test]
    fn pounds_and_dollars_are_not_added() {
        assert_eq!(rent(&[charge("RNT", 100, Some("USD")), charge("RNT", 100, Some("GBP"))]), (None, None));
    }

    #[test]
    fn half_a_rent_is_unknown() {
        let odd = Charge { frequency: None, ..charge("RNT", 100, Some("USD")) };
        assert_eq!(rent(&[charge("RNT", 100, Some("USD")), odd]), (None, Some("USD".into())));
        assert_eq!(rent(&[]), (None, Some("CAD".into())));
        assert_eq!(rent(&[charge("RNT", 100, None)]), (Some(100.into()), Some("CAD".into())));
    }

    #[test]
    fn a_sum_with_an_unknown_or_too_large_part_is_unknown() {
        assert_eq!(sum([Some(Decimal::ONE), None].into_iter()), None);
        assert_eq!(sum([Some(Decimal::MAX), Some(Decimal::MAX)].into_iter()), None);
        assert_eq!(sum(std::iter::empty()), Some(Decimal::ZERO));
    }
}
