//! The figures of the overview against the list that they are of.

use jiff::civil::date;
use model::{Decimal, Renewal};

use crate::support::{Desk, TODAY, new_client, secrets, spec};

#[tokio::test]
async fn an_overview_is_of_what_the_filter_finds() {
    let desk = Desk::open(spec(8, 6, 2)).await;
    desk.sync().await;
    for filter in ["", "kind:commercial", "due:<0d", "nobody at all"] {
        let all = desk.engine.list_renewals(filter, &[]).unwrap();
        let overview = desk.engine.overview(filter).unwrap();
        let count = |test: &dyn Fn(&Renewal) -> bool| u32::try_from(all.iter().filter(|renewal| test(renewal)).count()).unwrap();
        assert_eq!(overview.months.len(), 24);
        assert_eq!((overview.months[0].month.as_str(), overview.months[23].month.as_str()), ("2026-11", "2028-10"));
        let within = |r: &Renewal| r.expiry_date.is_some_and(|d| date(2026, 11, 1) <= d && d < date(2028, 11, 1));
        assert_eq!(overview.months.iter().map(|month| month.total.renewals).sum::<u32>(), count(&within));
        for month in &overview.months {
            assert_eq!(month.stages.iter().map(|stage| stage.at_stake.renewals).sum::<u32>(), month.total.renewals);
        }
        assert_eq!(overview.holdover.renewals, count(&|r| r.expiry_date.is_some_and(|d| d < TODAY)));
        assert_eq!(overview.no_expiry, count(&|r| r.expiry_date.is_none()));
        assert_eq!(overview.properties.iter().map(|property| property.renewals).sum::<u32>(), count(&|_| true));
        let owing = count(&|r| r.balance_due.is_some_and(|due| due > Decimal::ZERO));
        assert_eq!(overview.arrears.iter().map(|band| band.renewals).sum::<u32>(), owing);
    }
}

#[tokio::test]
async fn each_band_of_arrears_is_found_by_its_filter() {
    let desk = Desk::open(spec(8, 6, 2)).await;
    desk.sync().await;
    for band in desk.engine.overview("").unwrap().arrears {
        let filter = format!("{} has:arrears", band.filter);
        assert_eq!(desk.engine.list_renewals(&filter, &[]).unwrap().len(), band.renewals as usize, "{filter}");
    }
}

#[tokio::test]
async fn an_overview_of_an_empty_desk_has_no_figures_and_no_error() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let overview = desk.engine.overview("").unwrap();
    assert!(overview.properties.is_empty() && overview.renewal_rate.is_empty());
    assert!(overview.months.iter().all(|month| month.total.renewals == 0 && month.stages.is_empty()));
}

#[tokio::test]
async fn the_renewal_rate_counts_each_lease_that_was_to_expire_once() {
    let desk = Desk::open(spec(6, 8, 0)).await;
    desk.sync().await;
    let all = desk.engine.list_renewals("", &[]).unwrap();
    let overview = desk.engine.overview("due:<0d").unwrap();
    let whole = |r: &&Renewal| r.expiry_date.is_some_and(|d| date(2025, 11, 1) <= d && d < date(2026, 11, 1));
    let total: Vec<_> = overview.renewal_rate.iter().filter(|rate| rate.property_id.is_none()).collect();
    let of_properties = overview.renewal_rate.iter().filter(|rate| rate.property_id.is_some());
    let cohort = total.iter().map(|rate| rate.cohort).sum::<u32>();
    assert_eq!(cohort as usize, all.iter().filter(whole).count(), "after one sync whoever is past the end is undecided");
    assert_eq!(cohort, total.iter().map(|rate| rate.undecided).sum::<u32>());
    assert_eq!(cohort, of_properties.map(|rate| rate.cohort).sum::<u32>());
}

#[tokio::test]
async fn properties_of_two_clients_with_the_same_id_are_told_apart() {
    let desk = Desk::open(spec(2, 4, 0)).await;
    desk.sync().await;
    let other = desk.engine.add_client(new_client("Northside", &desk.sandbox, desk.client.quota), secrets()).unwrap();
    desk.sync_as(&engine::SyncRequest::all(other.id.clone())).await;
    let properties = desk.engine.overview("").unwrap().properties;
    let mut keys: Vec<_> = properties.iter().map(|one| (one.client_id.clone(), one.property_id.clone())).collect();
    keys.sort();
    keys.dedup();
    assert_eq!((properties.len(), keys.len()), (4, 4));
    for one in properties {
        let filter = format!("client:{} property:{}", one.client_id, one.property_id);
        assert_eq!(desk.engine.list_renewals(&filter, &[]).unwrap().len(), one.renewals as usize, "{filter}");
    }
}
