//! A run that is killed and gone on with ends where an undisturbed one does, and asks nothing twice that was answered.

use std::collections::BTreeMap;
use std::time::Duration;

use engine::{Engine, SyncRequest};
use fastrand::Rng;
use model::{ClientSettings, QuotaLimit, Run, RunStatus};
use serde_json::{Value, json};
use store::Store;
use tokio::time::{sleep, timeout};

use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

const QUOTA: QuotaLimit = QuotaLimit { calls: 12, window_secs: 15 };

fn world(seed: u64) -> World {
    let weather = Weather::fine(50..2_000);
    World::new(Plan { seed, properties: 3, leases: 2, residential: 1, quota: QUOTA, fixed: false, weather })
}

/// What a run leaves behind, without times and ids.
fn end(world: &World, engine: &Engine) -> Value {
    let renewals: Vec<Value> = engine.list_renewals("", &[]).unwrap().into_iter().map(anonymous).collect();
    let states = Store::open(world.dir.path()).unwrap().read(|reader| reader.list_dataset_states()).unwrap();
    let state = |state: &store::DatasetState| {
        let age = [state.synced_at, state.full_at, state.per_lease_since].map(|at| at.is_some());
        json!([state.property_id, state.dataset, state.outcome, state.rows, state.failure, age])
    };
    json!({ "renewals": renewals, "states": states.iter().map(state).collect::<Vec<_>>() })
}

pub fn anonymous(renewal: model::Renewal) -> Value {
    let renewal = model::Renewal { synced_at: None, client_id: "a client".into(), ..renewal };
    serde_json::to_value(renewal).unwrap()
}

async fn undisturbed(seed: u64) -> Value {
    let world = world(seed);
    let process = Process::start(&world);
    let client = world.add_client(&process.engine, "One", QUOTA, &ClientSettings::default());
    let started = process.engine.start_sync(&SyncRequest::all(client.id)).unwrap();
    let run = process.engine.wait_for_run(&started.run_id).await.unwrap();
    assert_eq!((run.status, run.result.unwrap().failures), (RunStatus::Completed, vec![]));
    end(&world, &process.engine)
}

/// How often the run was killed, and what it left.
async fn killed(seed: u64, chance: &mut Rng) -> (usize, Value) {
    let world = world(seed);
    let mut process = Process::start(&world);
    let client = world.add_client(&process.engine, "One", QUOTA, &ClientSettings::default());
    let run_id = process.engine.start_sync(&SyncRequest::all(client.id)).unwrap().run_id;
    let mut kills = 0;
    loop {
        let lifetime = Duration::from_millis(if kills < 3 { chance.u64(0..20_000) } else { u64::MAX });
        if let Ok(run) = timeout(lifetime, process.engine.wait_for_run(&run_id)).await {
            check(&world, &run.unwrap());
            return (kills, end(&world, &process.engine));
        }
        process.kill().await;
        kills += 1;
        // However long that is: what was answered is not asked again.
        sleep(Duration::from_secs(chance.u64(0..7_000))).await;
        process = Process::start(&world);
        let resumed = process.engine.resume_interrupted().unwrap();
        assert_eq!(resumed.iter().map(|run| (&run.run_id, run.resumed)).collect::<Vec<_>>(), [(&run_id, true)]);
    }
}

fn check(world: &World, run: &Run) {
    let result = run.result.as_ref().unwrap();
    assert_eq!((run.status, result.failures.as_slice()), (RunStatus::Completed, [].as_slice()));
    let (calls, trips) = (world.office().calls(), world.to.journal.trips());
    let mut heard: BTreeMap<_, usize> = BTreeMap::new();
    for trip in trips.iter().filter(|trip| trip.heard.is_some()) {
        let call = &calls[trip.arrival.unwrap()];
        *heard.entry((call.property.clone(), call.dataset.clone())).or_default() += 1;
    }
    assert!(heard.values().all(|times| *times == 1), "asked again though it was answered: {heard:?}");
    assert_eq!(heard.len(), 2 * 8 + 2);
    assert_eq!(world.office().violations(), 0);
}

#[test]
fn a_killed_run_ends_as_an_undisturbed_one_and_asks_nothing_twice() {
    let kills = seeds::each(2_000..2_030, async |seed| {
        let expected = undisturbed(seed).await;
        let (kills, left) = killed(seed, &mut Rng::with_seed(seed)).await;
        assert_eq!(left, expected);
        kills
    });
    println!("{} kills in {} runs", kills.iter().sum::<usize>(), kills.len());
    assert!(kills.len() < 30 || kills.iter().sum::<usize>() > 30, "too little happens");
}
