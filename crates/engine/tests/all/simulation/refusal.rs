//! Credentials that end in the middle of a run: going on could lock the account.

use std::collections::BTreeMap;
use std::time::Duration;

use engine::SyncRequest;
use fastrand::Rng;
use model::{ClientSettings, FailureCode, QuotaLimit, Run, RunStatus};
use tokio::time::sleep;

use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

const QUOTA: QuotaLimit = QuotaLimit { calls: 1_000, window_secs: 300 };

fn refuse(world: &World, refused: bool) {
    world.office().set_faults(if refused { vec!["*:*:401".parse().unwrap()] } else { Vec::new() });
}

/// Calls that were sent after the first refusal since `from` had come back.
fn sent_on(world: &World, from: usize) -> usize {
    let trips = world.to.journal.trips().split_off(from);
    let refused_at =
        trips.iter().filter_map(|trip| trip.heard.filter(|heard| heard.status == 401)).map(|heard| heard.at_ms).min();
    trips.iter().filter(|trip| refused_at.is_some_and(|at_ms| trip.sent_ms > at_ms)).count()
}

fn stopped(run: &Run) {
    let why = run.error.as_ref().map(|error| error.code);
    assert_eq!((run.status, why), (RunStatus::Failed, Some(FailureCode::CredentialsRejected)));
}

/// What was answered was answered once.
fn check_answers(world: &World) {
    let calls = world.office().calls();
    let mut answered: BTreeMap<_, usize> = BTreeMap::new();
    for trip in world.to.journal.trips().iter().filter(|trip| trip.heard.is_some_and(|heard| heard.status != 401)) {
        let call = &calls[trip.arrival.unwrap()];
        *answered.entry((call.property.clone(), call.dataset.clone())).or_default() += 1;
    }
    assert!(answered.values().all(|times| *times == 1), "asked again though it was answered: {answered:?}");
    assert_eq!(answered.len(), 6 * 8 + 2 * 2);
}

#[test]
fn wrong_credentials_stop_a_run_at_once_and_right_ones_let_it_go_on() {
    seeds::each(6_000..6_016, async |seed| {
        let mut chance = Rng::with_seed(seed);
        let weather = Weather::fine(100..900);
        let world = World::new(Plan { seed, properties: 8, leases: 1, residential: 2, quota: QUOTA, fixed: false, weather });
        let engine = Process::start(&world).engine;
        let client = world.add_client(&engine, "One", QUOTA, &ClientSettings::default());
        let started = engine.start_sync(&SyncRequest::all(client.id.clone())).unwrap();
        let end = async || engine.wait_for_run(&started.run_id).await.unwrap();
        sleep(Duration::from_millis(chance.u64(1_000..4_500))).await;
        refuse(&world, true);
        stopped(&end().await);
        assert!(sent_on(&world, 0) <= 1, "one question settles the doubt");
        let before = world.to.journal.trips().len();
        assert_eq!(engine.resume_sync(&client.id).unwrap().run_id, started.run_id);
        stopped(&end().await);
        assert!(sent_on(&world, before) <= 1, "they are wrong still, and that is found out as fast");
        refuse(&world, false);
        assert_eq!(engine.resume_sync(&client.id).unwrap().run_id, started.run_id);
        let run = end().await;
        assert_eq!((run.status, run.result.unwrap().failures), (RunStatus::Completed, vec![]));
        check_answers(&world);
    });
}
