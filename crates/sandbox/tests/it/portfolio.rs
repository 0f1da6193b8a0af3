//! The truth: reproducible, believable, and what the wire says of it.

use std::collections::HashSet;

use proptest::prelude::*;
use rust_decimal::Decimal;
use sandbox::portfolio::Charge;
use sandbox::{Kind, Portfolio, Spec};

use crate::client::*;

#[test]
fn a_portfolio_stays_what_it_was() {
    insta::assert_debug_snapshot!(Portfolio::generate(&Spec { properties: 2, leases: 1, residential: 1, ..spec() }));
}

#[test]
fn twenty_by_five_has_a_hundred_open_leases_and_some_of_everything() {
    let spec = Spec { today: spec().today, ..Spec::default() };
    let portfolio = Portfolio::generate(&spec);
    let open: Vec<_> = portfolio.open_leases().collect();
    assert_eq!((portfolio.properties.len(), open.len()), (20, 100));
    let residential = portfolio.properties.iter().filter(|property| property.kind == Kind::Residential).count();
    assert_eq!(residential, 4);
    assert!(portfolio.properties.iter().any(|property| property.kind == Kind::Commercial && property.leases.len() > 5));
    let names: HashSet<_> = portfolio.properties.iter().map(|property| &property.name).collect();
    assert_eq!(names.len(), 20);
}

#[test]
fn shares_are_about_what_was_meant() {
    let portfolio = Portfolio::generate(&Spec { properties: 60, leases: 60, residential: 10, ..spec() });
    let today = portfolio.spec.today;
    let open: Vec<_> = portfolio.open_leases().collect();
    let commercial: Vec<_> = open.iter().filter(|(property, _)| property.kind == Kind::Commercial).collect();
    let share = |count: usize, of: usize| count * 100 / of;
    let of_commercial = |test: &dyn Fn(&sandbox::Lease) -> bool| {
        share(commercial.iter().filter(|(_, lease)| test(lease)).count(), commercial.len())
    };
    let ahead = share(open.iter().filter(|(_, lease)| lease.expires >= today).count(), open.len());
    assert!((82..=89).contains(&ahead), "{ahead} % of the expiries lie ahead");
    for (what, share, expected) in [
        ("options", of_commercial(&|lease| !lease.options.is_empty()), 47..=53),
        ("two options", of_commercial(&|lease| lease.options.len() == 2), 16..=24),
        ("debts", of_commercial(&|lease| !lease.delinquencies.is_empty()), 12..=18),
        ("a budget", of_commercial(&|lease| lease.budget.is_some()), 67..=73),
        ("EMEA rows", of_commercial(&|lease| lease.emea.is_some()), 100..=100),
        ("an extension", of_commercial(&|lease| lease.expiry() != lease.expires), 16..=24),
        ("a coming charge", of_commercial(&|lease| lease.charges.iter().any(|charge| charge.starts > today)), 25..=45),
    ] {
        assert!(expected.contains(&share), "{share} % have {what}");
    }
}

#[test]
fn a_large_portfolio_is_made_in_one_piece() {
    let portfolio = Portfolio::generate(&Spec { properties: 1_000, leases: 100, ..spec() });
    assert_eq!(portfolio.open_leases().count(), 100_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_spec_gives_the_same_portfolio(seed in any::<u64>(), properties in 0_usize..6, leases in 0_usize..6) {
        let spec = Spec { properties, leases, residential: 0, seed, ..spec() };
        let portfolio = Portfolio::generate(&spec);
        prop_assert_eq!(&portfolio, &Portfolio::generate(&spec));
        let larger = Portfolio::generate(&Spec { properties: properties + 1, ..spec });
        prop_assert_eq!(&larger.properties[..properties], &portfolio.properties[..]);
    }

    #[test]
    fn every_lease_hangs_together(seed in any::<u64>(), residential in 0_usize..5, day in 0_i32..4_000) {
        let today = spec().today + jiff::Span::new().days(day);
        let portfolio = Portfolio::generate(&Spec { residential, seed, today, ..spec() });
        for property in &portfolio.properties {
            prop_assert_eq!(property.open_leases(today).count(), 5);
            let ids: HashSet<_> = property.leases.iter().map(|lease| &lease.id).collect();
            prop_assert_eq!(ids.len(), property.leases.len());
            for lease in &property.leases {
                let in_effect = |charge: &&Charge| charge.is_base_rent() && charge.in_effect;
                let base: Decimal = lease.charges.iter().filter(in_effect).map(Charge::per_month).sum();
                prop_assert!(property.kind == Kind::Residential || base == lease.rent);
                for charge in &lease.charges {
                    let dated = charge.starts <= today && charge.ends.is_none_or(|end| end >= today);
                    prop_assert_eq!(charge.in_effect, dated, "{:?} of {:?}", charge, lease);
                    prop_assert!(charge.ends.is_none_or(|end| end >= charge.starts));
                }
                prop_assert!(lease.begins < lease.expires && lease.begins <= today);
                prop_assert_eq!(lease.left, !lease.is_open(today));
                prop_assert!(property.kind == Kind::Residential || lease.left == lease.moves_out.is_some());
                prop_assert_eq!(lease.offers.iter().map(|offer| offer.selected).max().unwrap_or(false),
                    lease.shown_offer_term().is_some_and(|term| lease.offers.iter().any(|o| o.selected && o.term_months == term)));
            }
        }
    }
}

#[tokio::test]
async fn the_wire_tells_the_truth() {
    let sandbox = start(spec()).await;
    let truth = &sandbox.portfolio().properties[1];
    let rows = ask(&sandbox, LEASES, &format!("&BLDGID={}", truth.id)).await.rows();
    assert_eq!(rows.len(), truth.leases.len());
    for (row, lease) in rows.iter().zip(&truth.leases) {
        assert_eq!(row["LeaseID"], lease.id.as_str());
        assert_eq!(row["OccupantName"], lease.occupant.as_str());
        assert_eq!(row["ExpirationDate"], format!("{}T00:00:00", lease.expires).as_str());
        let rows = ask(&sandbox, CHARGES, &format!("&BLDGID={}&LEASEID={}", truth.id, lease.id)).await.rows();
        let amounts: Vec<Decimal> =
            rows.iter().map(|row| row["Amount"].as_str().unwrap().replace(',', "").parse().unwrap()).collect();
        assert_eq!(amounts, lease.charges.iter().map(|charge| charge.amount).collect::<Vec<_>>());
    }
}
