//! Who looks on and waits for one lease goes before a run that has a thousand to do.

use std::time::Duration;

use engine::{Engine, SyncRequest};
use fastrand::Rng;
use model::{ClientSettings, PropertyId, QuotaLimit};
use tokio::time::sleep;

use super::journal::Trip;
use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

const LOOKED_AT: &str = "000001";

#[test]
fn a_lease_that_somebody_waits_for_gets_the_next_permits() {
    seeds::each(7_000..7_016, async |seed| {
        let mut chance = Rng::with_seed(seed);
        let quota = QuotaLimit { calls: chance.u32(4..=12), window_secs: 30 };
        let weather = Weather::fine(50..1_000);
        let world = World::new(Plan { seed, properties: 6, leases: 2, residential: 0, quota, fixed: false, weather });
        let engine = Process::start(&world).engine;
        let client = world.add_client(&engine, "One", quota, &ClientSettings::default());
        let of = |ids: Vec<PropertyId>| SyncRequest { property_ids: ids, refresh: true, ..SyncRequest::all(client.id.clone()) };
        let (looked_at, others) =
            client.properties.iter().map(|property| property.id.clone()).partition(|id| id.as_str() == LOOKED_AT);
        let first = engine.start_sync(&of(looked_at)).unwrap();
        engine.wait_for_run(&first.run_id).await.unwrap();
        let started = engine.start_sync(&of(others)).unwrap();
        until_full(&world, &engine).await;
        let before = world.to.journal.trips().len();
        let lease = engine.list_renewals("property:000001", &[]).unwrap().remove(0).lease_id;
        // In the same process, or in another one on the folder.
        let other = if chance.bool() { Process::start(&world).engine } else { engine.clone() };
        let run = other.refresh_lease(&client.id, &LOOKED_AT.into(), &lease).await.unwrap();
        assert_eq!(run.result.unwrap().calls, 7);
        engine.cancel_sync(&client.id);
        engine.wait_for_run(&started.run_id).await.unwrap();
        let calls = world.office().calls();
        let of_lease = |trip: &Trip| trip.arrival.is_some_and(|at| calls[at].property.as_deref() == Some(LOOKED_AT));
        let trips = world.to.journal.trips().split_off(before);
        assert_eq!(trips.iter().take_while(|trip| of_lease(trip)).count(), 7, "the run's calls came between");
        assert_eq!(world.office().violations(), 0);
    });
}

/// Until no permit is to be had, and none is kept back for the sake of the pace.
async fn until_full(world: &World, engine: &Engine) {
    let is_recent = |trip: &Trip| world.to.clock.elapsed_ms() - trip.sent_ms < 200;
    while engine.budget("One").unwrap().left > 0 || world.to.journal.trips().last().is_some_and(is_recent) {
        sleep(Duration::from_millis(50)).await;
    }
}
