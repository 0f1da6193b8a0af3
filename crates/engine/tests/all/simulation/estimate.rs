//! When a sync says that it will be done, it is.

use engine::SyncRequest;
use model::{ClientSettings, QuotaLimit, RunStatus};
use quota::Clock;

use super::journal::Trip;
use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

const PROPERTIES: usize = 200;

#[test]
fn a_sync_of_ten_thousand_leases_ends_when_it_was_said_to() {
    seeds::each(5_000..5_001, async |seed| {
        let quota = QuotaLimit::DEVELOPER_KEY;
        let weather = Weather::fine(300..500);
        let world = World::new(Plan { seed, properties: PROPERTIES, leases: 50, residential: 0, quota, fixed: false, weather });
        let engine = Process::start(&world).engine;
        let client = world.add_client(&engine, "One", quota, &ClientSettings::default());
        let request = SyncRequest::all(client.id);
        let plan = engine.plan_sync(&request).unwrap();
        let began = Clock::now(&*world.to.clock).wall();
        let started = engine.start_sync(&request).unwrap();
        let run = engine.wait_for_run(&started.run_id).await.unwrap();
        assert_eq!((run.status, run.result.unwrap().failures), (RunStatus::Completed, vec![]));
        assert_eq!((world.office().violations(), world.office().calls().len()), (0, 8 * PROPERTIES));
        let said_ms = |at: Option<model::Instant>| began.age_ms(at.unwrap()) as f64;
        let took_ms = began.age_ms(run.finished_on.unwrap()) as f64;
        let finish = said_ms(plan.finish_estimate) / took_ms;
        let list = listed_ms(&world) as f64 / said_ms(plan.list_finish_estimate);
        println!("{:.0} s, estimated as {finish:.4} of it; the list came at {list:.4} of its estimate", took_ms / 1_000.0);
        assert!((0.95..=1.05).contains(&finish), "{finish}");
        assert!(list <= 1.1, "{list}");
    });
}

/// When the last answer of the list was heard, and with it stored.
fn listed_ms(world: &World) -> i64 {
    let calls = world.office().calls();
    let trips = world.to.journal.trips().into_iter();
    let dataset = |trip: &Trip| trip.arrival.and_then(|at| calls[at].dataset.as_deref());
    let of_list = trips.filter(|trip| matches!(dataset(trip), Some("leases" | "offers" | "emea")));
    of_list.filter_map(|trip| Some(trip.heard?.at_ms)).max().unwrap()
}
