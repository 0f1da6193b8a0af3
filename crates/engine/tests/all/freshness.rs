//! How old what the desk stands on is, property by property, and what is wrong with it.

use std::time::Duration;

use engine::{DatasetFreshness, FreshnessState, PropertyFreshness, SyncRequest};
use model::{ClientSettings, Dataset, FailureCode};

use crate::support::{Desk, calls, spec};

const AN_HOUR: Duration = Duration::from_secs(3_600);

fn faults(desk: &Desk, faults: &[&str]) {
    desk.sandbox.set_faults(faults.iter().map(|fault| fault.parse().unwrap()).collect());
}

fn property(desk: &Desk, id: &str) -> PropertyFreshness {
    desk.engine.freshness(&desk.client.id).unwrap().into_iter().find(|one| one.id.as_str() == id).unwrap()
}

fn dataset(desk: &Desk, id: &str, dataset: Dataset) -> DatasetFreshness {
    property(desk, id).datasets.into_iter().find(|one| one.dataset == dataset).unwrap()
}

fn states(property: &PropertyFreshness) -> Vec<FreshnessState> {
    property.datasets.iter().map(|one| one.state).collect()
}

/// Only the leases of other properties are asked for meanwhile.
fn of(desk: &Desk, id: &str) -> SyncRequest {
    SyncRequest { property_ids: vec![id.into()], ..desk.request() }
}

#[tokio::test]
async fn what_was_never_asked_is_told_apart_from_what_does_not_apply() {
    use FreshnessState::{Fresh, NeverAsked, NotApplicable};
    let desk = Desk::open(spec(3, 2, 1)).await;
    let all = desk.engine.freshness(&desk.client.id).unwrap();
    let kind = |wanted| all.iter().find(|one| one.kind == Some(wanted)).unwrap();
    let (commercial, residential) = (kind(model::PropertyKind::Commercial), kind(model::PropertyKind::Residential));
    assert_eq!(states(commercial), [NeverAsked; 8]);
    assert_eq!((commercial.calls, commercial.refresh_calls), (8, 8));
    assert_eq!(states(residential)[..3], [NeverAsked, NeverAsked, NotApplicable]);
    assert_eq!(residential.calls, 2);
    assert!(commercial.datasets.iter().all(|one| one.answered_at.is_none() && one.tried_at.is_none() && one.rows == 0));
    desk.sync().await;
    let commercial = property(&desk, commercial.id.as_str());
    assert_eq!(states(&commercial), [Fresh, NotApplicable, Fresh, Fresh, Fresh, Fresh, Fresh, Fresh]);
    assert_eq!((commercial.calls, commercial.refresh_calls), (0, 8));
    assert!(commercial.name.is_some(), "the name that the sync found");
}

#[tokio::test]
async fn notes_that_failed_keep_their_age_while_the_others_are_fresh() {
    let desk = Desk::open(spec(3, 4, 0)).await;
    desk.sync().await;
    let before = dataset(&desk, "000002", Dataset::Notes);
    desk.clock.forward(AN_HOUR);
    faults(&desk, &["000002:notes:500"]);
    desk.sync_as(&SyncRequest { refresh: true, ..desk.request() }).await;
    let after = property(&desk, "000002");
    for one in &after.datasets {
        let expected = match one.dataset {
            Dataset::Notes => FreshnessState::Failed,
            Dataset::Offers => FreshnessState::NotApplicable,
            _ => FreshnessState::Fresh,
        };
        assert_eq!(one.state, expected, "{}", one.dataset);
    }
    let notes = dataset(&desk, "000002", Dataset::Notes);
    assert_eq!((notes.answered_at, notes.oldest_at, notes.rows), (before.answered_at, before.oldest_at, before.rows));
    assert!(notes.tried_at > before.tried_at && before.rows > 0);
    assert_eq!(notes.failure.unwrap().code, FailureCode::ServerBusy);
    assert_eq!((after.calls, notes.refresh_calls), (1, 1), "only the notes are asked again");
    assert_eq!((dataset(&desk, "000001", Dataset::Notes).state, property(&desk, "000001").calls), (FreshnessState::Fresh, 0));
    faults(&desk, &[]);
    assert_eq!(calls(&desk.sync_as(&of(&desk, "000002")).await), 1);
    assert_eq!(dataset(&desk, "000002", Dataset::Notes).state, FreshnessState::Fresh);
}

#[tokio::test]
async fn an_api_that_is_not_permitted_is_no_failure_and_keeps_no_age() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    faults(&desk, &["*:charges:401"]);
    desk.sync().await;
    let charges = dataset(&desk, "000001", Dataset::Charges);
    assert_eq!((charges.state, charges.answered_at), (FreshnessState::NotPermitted, None));
}

#[tokio::test]
async fn what_is_old_is_as_the_settings_say() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    desk.sync().await;
    desk.clock.forward(Duration::from_secs(301));
    assert_eq!(dataset(&desk, "000001", Dataset::Leases).state, FreshnessState::Old);
    assert_eq!(dataset(&desk, "000001", Dataset::Notes).state, FreshnessState::Fresh);
    assert_eq!(property(&desk, "000001").calls, 1);
    let settings = ClientSettings {
        freshness_secs: [(Dataset::Leases, 100_000), (Dataset::Notes, 60)].into(),
        ..desk.client.settings.clone()
    };
    desk.engine.update_client(&desk.client.id, desk.client.quota, &settings).unwrap();
    assert_eq!(dataset(&desk, "000001", Dataset::Leases).state, FreshnessState::Fresh);
    assert_eq!(dataset(&desk, "000001", Dataset::Notes).state, FreshnessState::Old);
}

#[tokio::test]
async fn where_leases_are_asked_one_by_one_they_are_counted_as_a_run_counts_them() {
    let desk = Desk::open(spec(2, 8, 0)).await;
    let horizon = |months| {
        let settings = ClientSettings { horizon_months: months, ..desk.client.settings.clone() };
        desk.engine.update_client(&desk.client.id, desk.client.quota, &settings).unwrap();
    };
    let within = |days| {
        let renewals = desk.engine.list_renewals("property:000001", &[]).unwrap();
        u32::try_from(renewals.iter().filter(|one| one.days_to_expiry.is_none_or(|of| of <= days)).count()).unwrap()
    };
    faults(&desk, &["000001:options:lease-only"]);
    horizon(12);
    desk.sync().await;
    let options = || dataset(&desk, "000001", Dataset::Options);
    let counts = || options().leases.map(|leases| (leases.answered, leases.of)).unwrap();
    let near = within(365);
    assert_eq!((options().state, counts()), (FreshnessState::Fresh, (near, near)));
    assert_eq!(options().refresh_calls, near);
    // More leases come into view: those that were not asked yet are what a sync would ask.
    horizon(24);
    let far = within(731);
    assert!(far > near && near > 0, "{near} {far}");
    assert_eq!((options().state, counts()), (FreshnessState::Old, (near, far)));
    assert_eq!(property(&desk, "000001").calls, far - near);
    desk.clock.forward(Duration::from_secs(10));
    assert_eq!(calls(&desk.sync_as(&of(&desk, "000001")).await), far - near);
    let whole = options();
    assert_eq!((whole.state, counts()), (FreshnessState::Fresh, (far, far)));
    assert!(whole.oldest_at < whole.answered_at, "the leases are of two ages");
    assert_eq!(dataset(&desk, "000002", Dataset::Options).leases, None);
    desk.clock.forward(AN_HOUR);
    assert_eq!(options().state, FreshnessState::Old);
    let planned = desk.engine.plan_sync(&of(&desk, "000001")).unwrap().calls;
    assert_eq!(property(&desk, "000001").calls, planned);
    assert_eq!(calls(&desk.sync_as(&of(&desk, "000001")).await), planned);
}
