//! What a tenant pays: base rent now, often a former and a coming one, and the recoveries.

use fastrand::Rng;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::portfolio::Charge;
use crate::portfolio::chance::{percent, pick, plus_days, plus_months};

/// What the charges follow from.
pub(super) struct Basis {
    pub(super) begins: Date,
    pub(super) expires: Date,
    pub(super) area: u32,
    /// Base rent per month.
    pub(super) rent: Decimal,
    /// The tenant has left: nothing is in effect any more.
    pub(super) ended: bool,
}

pub(super) fn charges(rng: &mut Rng, today: Date, basis: &Basis) -> Vec<Charge> {
    let mut charges = base_rent(rng, today, basis);
    let cents_per_sqft = [("CAM", 45_i64, 90_u8), ("INS", 12, 70), ("RET", 30, 80)];
    for (code, cents, likely) in cents_per_sqft {
        if percent(rng, likely) {
            let amount = Decimal::new(i64::from(basis.area) * rng.i64(cents / 2..=cents), 2);
            let ends = basis.ended.then_some(basis.expires);
            charges.push(charge(code, 'M', amount, basis.begins, ends, !basis.ended));
        }
    }
    charges
}

/// The former rent, the present one, and the step to come, each in about two of five leases but the present.
fn base_rent(rng: &mut Rng, today: Date, basis: &Basis) -> Vec<Charge> {
    let code = pick(rng, &["RNT", "RNT", "BRR"]);
    let frequency = rng.choice(*b"MMMMMMMMQA").map_or('M', char::from);
    let of = |rent: Decimal| rent * Decimal::from(months(frequency));
    let last_day = basis.expires;
    if basis.ended {
        return vec![charge(code, frequency, of(basis.rent), basis.begins, Some(last_day), false)];
    }

    let mut charges = Vec::new();
    let mut starts = basis.begins;
    let since = plus_months(today, -rng.i64(1..=20)).first_of_month();
    if percent(rng, 40) && since > basis.begins {
        let former = scaled(basis.rent, -rng.i64(2..=6));
        charges.push(charge(code, frequency, of(former), basis.begins, Some(plus_days(since, -1)), false));
        starts = since;
    }
    let step = plus_months(today, rng.i64(2..=14)).first_of_month();
    let steps_up = percent(rng, 40) && step < last_day;
    let holds_over = last_day <= today;
    let ends = match () {
        () if steps_up => Some(plus_days(step, -1)),
        () if holds_over || percent(rng, 50) => None,
        () => Some(last_day),
    };
    charges.push(charge(code, frequency, of(basis.rent), starts, ends, true));
    if steps_up {
        charges.push(charge(code, frequency, of(scaled(basis.rent, rng.i64(2..=5))), step, Some(last_day), false));
    }
    charges
}

fn charge(code: &'static str, frequency: char, amount: Decimal, starts: Date, ends: Option<Date>, in_effect: bool) -> Charge {
    Charge { code, frequency, amount, starts, ends, in_effect }
}

fn months(frequency: char) -> i64 {
    match frequency {
        'Q' => 3,
        'S' => 6,
        'A' => 12,
        _ => 1,
    }
}

fn scaled(rent: Decimal, percent: i64) -> Decimal {
    (rent * Decimal::new(100 + percent, 2)).round_dp(2)
}
