//! Leases of a commercial building: the lease itself. What it costs is in `charges`, the rest in `extras`.

mod charges;
mod extras;

use fastrand::Rng;
use jiff::civil::{Date, DateTime};
use rust_decimal::{Decimal, RoundingStrategy};

use super::chance::{percent, pick, plus_days, plus_months};
use super::{Lease, Spec, names};

/// The first lease of a building is `000101`.
pub(super) const FIRST_LEASE: usize = 101;

/// The open leases, and in one building of four a vacated one besides.
pub(super) fn leases(rng: &mut Rng, spec: &Spec) -> Vec<Lease> {
    let vacated = usize::from(percent(rng, 25));
    (0..spec.leases + vacated).map(|index| lease(rng, spec.today, index, index >= spec.leases)).collect()
}

fn lease(rng: &mut Rng, today: Date, index: usize, vacated: bool) -> Lease {
    let (occupant, form) = names::company(rng);
    let expires = if vacated { plus_days(today, -rng.i64(30..700)) } else { expiry(rng, today) };
    let mut term_months = pick(rng, &[36, 60, 84, 120]);
    if plus_months(expires, -term_months) >= today {
        term_months += 24;
    }
    let begins = plus_days(plus_months(expires, -term_months), 1);
    let area = rng.u32(16..=240) * 50;
    let rate = Decimal::new(rng.i64(1800..=6500), 2);
    let rent = per_month(rate, area);
    let charges = charges::charges(rng, today, &charges::Basis { begins, expires, area, rent, ended: vacated });
    let delinquencies = if percent(rng, 15) { extras::delinquencies(rng, today, rent) } else { Vec::new() };
    Lease {
        id: format!("{:06}", FIRST_LEASE + index),
        unit: suite(index),
        legal_name: format!("{occupant} {form}"),
        occupant_id: format!("{:06}", rng.u32(1_000..900_000)),
        email: format!("accounts@{}.example", names::slug(&occupant)),
        occupant,
        area: Some(area),
        term_months: u32::try_from(term_months).unwrap_or(0),
        begins,
        expires,
        moves_out: vacated.then_some(expires),
        notified: None,
        left: vacated,
        holds_over: !vacated && expires < today,
        rent: if vacated { Decimal::ZERO } else { rent },
        balance: delinquencies.iter().map(|item| item.amount).sum(),
        persons: Vec::new(),
        offers: Vec::new(),
        emea: Some(extras::emea(rng, begins, expires, vacated)),
        options: extras::options(rng, expires, rate),
        notes: extras::notes(rng, today),
        charges,
        delinquencies,
        budget: percent(rng, 70).then(|| extras::budget(rng, expires, rate)),
        last_update: extras::moment(rng, today),
    }
}

/// About 85 of 100 lie in the coming 36 months, the others in the past 36; most are ends of months.
pub(super) fn expiry(rng: &mut Rng, today: Date) -> Date {
    let days = rng.i64(1..=1_090);
    let date = plus_days(today, if percent(rng, 85) { days } else { -days });
    if percent(rng, 80) { date.last_of_month() } else { date }
}

/// Three suites a floor, from the first floor up: `0100`, `0110`, `0120`, `0200`, …
fn suite(index: usize) -> String {
    format!("{:04}", (index / 3 + 1) * 100 + index % 3 * 10)
}

fn per_month(rate: Decimal, area: u32) -> Decimal {
    let year = rate * Decimal::from(area);
    (year / Decimal::from(12)).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Used by both kinds of property for the time at which a record was last changed.
pub(super) fn moment(rng: &mut Rng, today: Date) -> DateTime {
    extras::moment(rng, today)
}
