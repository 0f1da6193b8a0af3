//! What an answer may take away, what it must not, and how it is asked for.

use std::time::Duration;

use engine::SyncRequest;
use model::{ChangeKind, ClientSettings, Dataset, FailureCode, OutcomeKind, Renewal};

use crate::support::{Desk, calls, spec};

const AN_HOUR: Duration = Duration::from_secs(3_600);

fn leases(desk: &Desk) -> usize {
    desk.engine.list_renewals("", &[]).unwrap().len()
}

fn faults(desk: &Desk, faults: &[&str]) {
    desk.sandbox.set_faults(faults.iter().map(|fault| fault.parse().unwrap()).collect());
}

/// MRI loses leases of a property: all but so many.
fn keep_leases(desk: &Desk, property: &str, kept: usize) {
    desk.sandbox.change(|portfolio| {
        let property = portfolio.properties.iter_mut().find(|one| one.id == property).unwrap();
        property.leases.truncate(kept);
    });
}

fn kinds(desk: &Desk, run: &model::Run) -> Vec<ChangeKind> {
    let query = engine::ChangeQuery { client_id: None, run_id: Some(run.id.clone()), limit: 1_000 };
    let mut kinds: Vec<_> = desk.engine.list_changes(&query).unwrap().into_iter().map(|change| change.kind).collect();
    kinds.sort();
    kinds
}

#[tokio::test]
async fn an_answer_that_takes_away_more_than_half_waits_for_a_word() {
    let desk = Desk::open(spec(2, 6, 0)).await;
    desk.sync().await;
    let before = leases(&desk);
    keep_leases(&desk, "000001", 2);
    desk.clock.forward(AN_HOUR);
    let run = desk.sync().await;
    let failures = run.result.unwrap().failures;
    assert_eq!(failures.len(), 1);
    assert_eq!((failures[0].code, failures[0].dataset), (FailureCode::Shrunk, Dataset::Leases));
    assert_eq!(leases(&desk), before, "what was known stays");
    let held = desk.engine.list_held_answers().unwrap();
    assert_eq!(held.len(), 1);
    assert!(held[0].after == 2 && held[0].before > 4, "{held:?}");
    // It is not true: nothing changes, and the next sync asks again.
    desk.engine.reject_held_answer(&held[0].client_id, &held[0].property_id).unwrap();
    assert_eq!((desk.engine.list_held_answers().unwrap(), leases(&desk)), (vec![], before));
    desk.sync().await;
    // It is true.
    let held = desk.engine.list_held_answers().unwrap().remove(0);
    desk.engine.accept_held_answer(&held.client_id, &held.property_id).unwrap();
    let of_property = |renewal: &Renewal| renewal.property_id.as_str() == "000001";
    assert!(desk.engine.list_renewals("", &[]).unwrap().into_iter().filter(of_property).count() <= 2);
    assert_eq!(desk.engine.list_held_answers().unwrap(), []);
    let changes = desk.engine.list_changes(&engine::ChangeQuery { client_id: None, run_id: None, limit: 100 }).unwrap();
    assert!(changes.iter().all(|change| change.kind == ChangeKind::Gone) && !changes.is_empty(), "{changes:?}");
    desk.clock.forward(AN_HOUR);
    assert_eq!(desk.sync().await.result.unwrap().failures, [], "from now on that many are right");
}

#[tokio::test]
async fn a_portal_that_answers_nothing_for_all_takes_nothing_away() {
    let desk = Desk::open(spec(3, 5, 0)).await;
    desk.sync().await;
    let before = leases(&desk);
    desk.clock.forward(AN_HOUR);
    faults(&desk, &["*:leases:empty"]);
    let run = desk.sync().await;
    assert_eq!(run.result.unwrap().failures.len(), 3);
    assert_eq!(leases(&desk), before);
    faults(&desk, &[]);
    assert_eq!(desk.sync().await.result.unwrap().failures, []);
    assert_eq!(desk.engine.list_held_answers().unwrap(), [], "a whole answer ends the doubt");
}

#[tokio::test]
async fn a_lease_is_gone_after_two_runs_without_it_and_comes_back_as_itself() {
    let desk = Desk::open(spec(1, 6, 0)).await;
    desk.sync().await;
    let mut lost = None;
    desk.sandbox.change(|portfolio| {
        let leases = &mut portfolio.properties[0].leases;
        let place = leases.iter().position(|lease| lease.id == "000101").unwrap();
        lost = Some(leases.remove(place));
    });
    let find = || desk.engine.show_renewal(None, &"000001".into(), &"000101".into());
    desk.clock.forward(AN_HOUR);
    let first = desk.sync().await;
    assert!(find().unwrap().lease.missing_since.is_some(), "one answer without it proves little");
    assert_eq!(kinds(&desk, &first), []);
    desk.clock.forward(AN_HOUR);
    let second = desk.sync().await;
    assert!(find().is_err());
    assert_eq!(kinds(&desk, &second), [ChangeKind::Gone]);
    desk.sandbox.change(|portfolio| portfolio.properties[0].leases.push(lost.take().unwrap()));
    desk.clock.forward(AN_HOUR);
    let third = desk.sync().await;
    assert!(find().unwrap().lease.missing_since.is_none());
    assert_eq!(kinds(&desk, &third), [ChangeKind::Back]);
}

#[tokio::test]
async fn notes_are_asked_for_since_the_last_time_and_lose_nothing() {
    let desk = Desk::open(spec(1, 4, 0)).await;
    desk.sync().await;
    let notes = || desk.engine.show_renewal(None, &"000001".into(), &"000101".into()).unwrap().notes.len();
    let before = notes();
    let now = || jiff::Timestamp::from_millisecond(quota::Clock::now(&desk.clock).wall_ms).unwrap();
    desk.clock.forward(2 * AN_HOUR);
    let today = now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    desk.sandbox.change(|portfolio| {
        let lease = portfolio.properties[0].leases.iter_mut().find(|lease| lease.id == "000101").unwrap();
        let note = lease.notes.first().cloned();
        let mut note = note.unwrap_or_else(|| panic!("the sample lease has no note"));
        note.text = "They want to stay.";
        note.date = today;
        note.last_update = today.to_datetime(jiff::civil::time(12, 0, 0, 0));
        lease.notes.push(note);
    });
    let run = desk.sync().await;
    assert_eq!(notes(), before + 1);
    assert_eq!(kinds(&desk, &run), [ChangeKind::Note]);
    let outcomes = desk.engine.list_run_outcomes(&run.id).unwrap();
    let of_notes = outcomes.iter().find(|one| one.dataset == Dataset::Notes).unwrap();
    assert_eq!((of_notes.outcome, of_notes.cost.calls), (OutcomeKind::Rows, 1));
}

#[tokio::test]
async fn an_api_that_refuses_buildings_is_asked_by_lease_within_the_horizon_and_remembered() {
    let desk = Desk::open(spec(2, 8, 0)).await;
    faults(&desk, &["000001:options:lease-only"]);
    let run = desk.sync().await;
    assert_eq!(run.result.as_ref().unwrap().failures, []);
    let asked = |dataset: &str| -> Vec<_> {
        let of = |call: &sandbox::Call| call.dataset.as_deref() == Some(dataset) && call.property.as_deref() == Some("000001");
        desk.sandbox.calls().into_iter().filter(of).map(|call| call.lease).collect()
    };
    let first = asked("options");
    assert!(first.len() > 2 && first[0].is_none() && first[1..].iter().all(Option::is_some), "{first:?}");
    let within = desk.engine.list_renewals("property:000001", &[]).unwrap();
    let within: Vec<_> = within.iter().filter(|one| one.days_to_expiry.is_none_or(|days| days <= 731)).collect();
    assert_eq!(first.len() - 1, within.len(), "one call for each lease that ends within 24 months");
    // All is fresh: nothing. When it is stale: by lease at once, without another refusal.
    assert_eq!(calls(&desk.sync().await), 0);
    desk.clock.forward(AN_HOUR);
    let plan = desk.engine.plan_sync(&desk.request()).unwrap();
    let run = desk.sync().await;
    assert_eq!(calls(&run), plan.calls, "the plan counts the leases");
    assert_eq!(asked("options").iter().filter(|lease| lease.is_none()).count(), 1, "the refusal is remembered");
    // Another horizon asks for other leases.
    let settings = ClientSettings { horizon_months: 1, calls_per_second: 0, ..ClientSettings::default() };
    desk.engine.update_client(&desk.client.id, desk.client.quota, &settings).unwrap();
    desk.clock.forward(AN_HOUR);
    assert!(desk.engine.plan_sync(&desk.request()).unwrap().calls < plan.calls);
    // After a month the building is asked again.
    desk.clock.forward(31 * 24 * AN_HOUR);
    faults(&desk, &[]);
    desk.sync().await;
    assert_eq!(asked("options").iter().filter(|lease| lease.is_none()).count(), 2);
}

#[tokio::test]
async fn freshness_is_as_the_settings_say() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    desk.sync().await;
    desk.clock.forward(Duration::from_secs(120));
    assert_eq!(desk.engine.plan_sync(&desk.request()).unwrap().calls, 0);
    let settings =
        ClientSettings { freshness_secs: [(Dataset::Leases, 60), (Dataset::Notes, 100_000)].into(), ..ClientSettings::default() };
    desk.engine.update_client(&desk.client.id, desk.client.quota, &settings).unwrap();
    assert_eq!(desk.engine.plan_sync(&desk.request()).unwrap().calls, 2);
    desk.clock.forward(Duration::from_secs(3_600));
    let run = desk.sync().await;
    assert_eq!(desk.engine.list_run_outcomes(&run.id).unwrap().iter().filter(|one| one.fresh).count(), 4, "notes and offers");
}

#[tokio::test]
async fn a_lease_is_refreshed_beside_a_run_and_costs_seven_calls() {
    let desk = Desk::open_slow(spec(12, 3, 0), Duration::from_millis(20)).await;
    desk.sync().await;
    desk.sandbox.clear_log();
    let request = SyncRequest { refresh: true, ..desk.request() };
    let started = desk.engine.start_sync(&request).unwrap();
    let some = desk.engine.list_renewals("property:000007", &[]).unwrap().remove(0);
    let run = desk.engine.refresh_lease(&desk.client.id, &some.property_id, &some.lease_id).await.unwrap();
    assert_eq!((calls(&run), run.trigger), (7, model::RunTrigger::Lease));
    assert_eq!(run.result.as_ref().unwrap().failures, []);
    desk.engine.wait_for_run(&started.run_id).await.unwrap();
    let recorded = desk.engine.get_run(&run.id).unwrap();
    assert_eq!(recorded, run);
    assert!(desk.engine.refresh_lease(&desk.client.id, &"000007".into(), &"nothing".into()).await.is_err());
}

#[tokio::test]
async fn a_field_that_vanishes_from_mris_answers_is_told() {
    let desk = Desk::open(spec(3, 3, 0)).await;
    desk.sync().await;
    assert_eq!(desk.engine.list_drift().unwrap(), [], "what is seen for the first time is only learnt");
    desk.clock.forward(AN_HOUR);
    desk.sync().await;
    assert_eq!(desk.engine.list_drift().unwrap(), []);
    // The API's answers are another API's now: fields come and go.
    let store = store::Store::open(desk.dir.path()).unwrap();
    let api = "MRI_S-PMCM_CommercialLeasesLeasByBuildingID";
    store.write_desk(|one| one.insert_api_field(&desk.client.id, api, "leaseexpirationdate")).unwrap();
    desk.clock.forward(AN_HOUR);
    desk.sync().await;
    let drift = desk.engine.list_drift().unwrap();
    assert_eq!(drift.len(), 1, "{drift:?}");
    assert_eq!((drift[0].field.as_str(), drift[0].what), ("leaseexpirationdate", engine::DriftKind::Vanished));
    desk.clock.forward(31 * 24 * AN_HOUR);
    assert_eq!(desk.engine.list_drift().unwrap(), []);
}
