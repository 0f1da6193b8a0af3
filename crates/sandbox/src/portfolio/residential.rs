//! Households: several persons to a lease, some that gave notice, offers to renew, and past residents.

use fastrand::Rng;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::chance::{money, percent, pick, plus_days, plus_months};
use super::commercial::{FIRST_LEASE, expiry, moment};
use super::{Lease, Offer, Person, Spec, names};

/// The open leases, and up to two of past residents besides.
pub(super) fn leases(rng: &mut Rng, spec: &Spec) -> Vec<Lease> {
    let past = rng.usize(0..=2);
    (0..spec.leases + past).map(|index| lease(rng, spec, index)).collect()
}

fn lease(rng: &mut Rng, spec: &Spec, index: usize) -> Lease {
    let today = spec.today;
    let past = index >= spec.leases;
    let expires = if past { plus_days(today, -rng.i64(40..600)) } else { expiry(rng, today) };
    let mut term_months = pick(rng, &[6, 12, 12, 15, 24]);
    while plus_months(expires, -term_months) >= today {
        term_months += 12;
    }
    let begins = plus_days(plus_months(expires, -term_months), 1);
    let leaves = !past && expires > plus_days(today, 10) && percent(rng, 15);
    let persons = household(rng);
    let first = persons.first();
    let rent = money(rng, 950, 4_200);
    Lease {
        id: format!("{:06}", FIRST_LEASE + index),
        unit: unit(spec, index),
        occupant: first.map(|person| format!("{} {}", person.first, person.last)).unwrap_or_default(),
        legal_name: String::new(),
        occupant_id: first.map(|person| person.id.clone()).unwrap_or_default(),
        email: first.map(|person| person.email.clone()).unwrap_or_default(),
        area: None,
        term_months: u32::try_from(term_months).unwrap_or(0),
        begins,
        expires,
        moves_out: (past || leaves).then_some(expires),
        notified: (past || leaves).then(|| plus_days(expires.min(today), -rng.i64(5..60))),
        left: past,
        holds_over: !past && expires < today,
        rent,
        balance: if percent(rng, 15) { money(rng, 20, 3_000) } else { Decimal::ZERO },
        persons,
        offers: if past || leaves { Vec::new() } else { offers(rng, expires, rent) },
        emea: None,
        options: Vec::new(),
        notes: Vec::new(),
        charges: Vec::new(),
        delinquencies: Vec::new(),
        budget: None,
        last_update: moment(rng, today),
    }
}

/// Four units a floor; a past household lived where another lives now.
fn unit(spec: &Spec, index: usize) -> String {
    let index = if index >= spec.leases { index - spec.leases } else { index };
    format!("{:04}", (index / 4 + 1) * 100 + index % 4 + 1)
}

fn household(rng: &mut Rng) -> Vec<Person> {
    let size = pick(rng, &[1, 1, 2, 2, 3, 4]);
    (0..size).map(|_| person(rng)).collect()
}

fn person(rng: &mut Rng) -> Person {
    let (first, last) = names::person(rng);
    Person {
        id: format!("{:08}", rng.u32(10_000..9_000_000)),
        first,
        last,
        email: format!("{}.{}@mail.example", names::slug(first), names::slug(last)),
        phone: format!("(555) {:03}-{:04}", rng.u32(100..1_000), rng.u32(..10_000)),
    }
}

/// Up to three terms, each with rent and, for a household with a pet, the pet's; one of them perhaps chosen.
fn offers(rng: &mut Rng, expires: Date, rent: Decimal) -> Vec<Offer> {
    let terms = [6_u32, 12, 24];
    let offered = terms.get(..rng.usize(0..=3)).unwrap_or_default();
    let chosen = if percent(rng, 35) { pick(rng, offered) } else { 0 };
    let pet = percent(rng, 45).then(|| Decimal::new(rng.i64(3..=8) * 1_000, 2));
    let effective = plus_days(expires, 1);
    let mut offers = Vec::new();
    for &term_months in offered {
        let raised = (rent * Decimal::new(rng.i64(100..=108), 2)).round_dp(2);
        let concession = if percent(rng, 20) { Decimal::new(-25_000, 2) } else { Decimal::ZERO };
        for (charge_code, amount) in [("RNT", Some(raised)), ("PET", pet)] {
            let Some(amount) = amount else { continue };
            offers.push(Offer {
                term_months,
                effective,
                ends: plus_days(plus_months(effective, term_months.into()), -1),
                last_day: plus_days(expires, -30),
                charge_code,
                amount,
                concession: if charge_code == "RNT" { concession } else { Decimal::ZERO },
                selected: term_months == chosen,
            });
        }
    }
    offers
}
