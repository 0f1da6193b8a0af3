//! What is shown is what MRI holds, joined by the rules of docs/MRI.md.

use model::{Decimal, PropertyKind, Renewal};
use sandbox::{Kind, Lease, Property};

use crate::support::{Desk, TODAY, spec};

fn check(property: &Property, lease: &Lease, renewal: &Renewal) {
    let at = format!("{}/{}", property.id, lease.id);
    let commercial = property.kind == Kind::Commercial;
    assert_eq!(renewal.expiry_date, Some(lease.expiry()), "{at}: expiry");
    assert_eq!(renewal.days_to_expiry, Some((lease.expiry() - TODAY).get_days()), "{at}: days");
    assert_eq!(renewal.lease_start, Some(lease.begins), "{at}: start");
    assert_eq!(renewal.suite_id.as_deref(), Some(lease.unit.as_str()), "{at}: suite");
    assert_eq!(renewal.occupant_name.as_deref(), Some(lease.occupant.as_str()), "{at}: occupant");
    assert_eq!(renewal.monthly_rent, Some(lease.rent.round_dp(2)), "{at}: rent");
    assert_eq!(renewal.balance_due, Some(lease.balance), "{at}: balance");
    assert_eq!(renewal.area_sqft, lease.area.filter(|_| commercial).map(Decimal::from), "{at}: area");
    assert_eq!(renewal.currency.as_deref(), Some(property.currency), "{at}: currency");
    let notice_by = lease.next_option(TODAY).map(|option| option.notice_by);
    assert_eq!(renewal.option.as_ref().and_then(|option| option.notice_by), notice_by, "{at}: option");
    let offer = renewal.offer.as_ref();
    assert_eq!(offer.and_then(|offer| offer.term_months), lease.shown_offer_term(), "{at}: offer");
    let offered = lease.shown_offer_term().and_then(|term| lease.offered_rent(term));
    assert_eq!(offer.and_then(|offer| offer.monthly_rent), offered, "{at}: offered rent");
    let notes = commercial.then(|| u32::try_from(lease.notes.len()).unwrap());
    assert_eq!(renewal.notes_count, notes, "{at}: notes; unknown where they are not applicable, never 0");
    let budget = lease.budget.as_ref().map(|budget| budget.rent_per_sqft);
    assert_eq!(renewal.budget_rent_per_sqft, budget, "{at}: budget");
    let kind = if commercial { PropertyKind::Commercial } else { PropertyKind::Residential };
    assert_eq!(renewal.property_kind, kind, "{at}: kind");
}

#[tokio::test]
async fn every_open_lease_is_a_renewal_with_all_that_mri_knows_of_it() {
    let desk = Desk::open(spec(12, 9, 4)).await;
    let run = desk.sync().await;
    assert_eq!(run.result.as_ref().unwrap().failures, []);
    let renewals = desk.engine.list_renewals("", &[]).unwrap();
    let portfolio = desk.sandbox.portfolio();
    let truth: Vec<_> = portfolio.open_leases().collect();
    assert_eq!(renewals.len(), truth.len());
    assert_eq!(run.result.unwrap().renewals as usize, truth.len());
    for (property, lease) in truth {
        let is_it = |renewal: &&Renewal| renewal.property_id.as_str() == property.id && renewal.lease_id.as_str() == lease.id;
        let renewal = renewals.iter().find(is_it).unwrap_or_else(|| panic!("{}/{} is missing", property.id, lease.id));
        check(property, lease, renewal);
    }
}

#[tokio::test]
async fn a_property_of_more_rows_than_a_page_is_fetched_whole() {
    let catalogue = "[leases_commercial]\npage_size = 0\n[charges]\npage_size = 0\n[notes]\npage_size = 50";
    let desk = Desk::open_with(spec(1, 320, 0), |new| new.catalogue = Some(catalogue.into())).await;
    let run = desk.sync().await;
    assert_eq!(run.result.unwrap().failures, []);
    let renewals = desk.engine.list_renewals("", &[]).unwrap();
    assert_eq!(renewals.len(), 320);
    let sum = |rents: Vec<Decimal>| rents.into_iter().sum::<Decimal>();
    let shown = sum(renewals.iter().map(|renewal| renewal.monthly_rent.unwrap()).collect());
    let held = sum(desk.sandbox.portfolio().open_leases().map(|(_, lease)| lease.rent.round_dp(2)).collect());
    assert_eq!(shown, held);
    let noted: u32 = renewals.iter().map(|renewal| renewal.notes_count.unwrap()).sum();
    let notes: usize = desk.sandbox.portfolio().open_leases().map(|(_, lease)| lease.notes.len()).sum();
    assert_eq!(noted as usize, notes);
}
