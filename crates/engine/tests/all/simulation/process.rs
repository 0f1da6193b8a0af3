//! One process on the data folder: it starts, works, and is killed.

use std::sync::{Arc, Weak};
use std::time::Duration;

use engine::{Config, Engine};
use tokio::time::sleep;

use super::life::{Life, OwnClock};
use super::road::Road;
use super::world::World;
use crate::support::TODAY;

/// A killed process is gone when the next of its ticks has come, once a second, and unwound its last task.
const LAST_BREATH: Duration = Duration::from_secs(3);

pub struct Process {
    pub engine: Engine,
    life: Life,
    /// Held by whatever of the process is alive.
    alive: Weak<OwnClock>,
}

impl Process {
    pub fn start(world: &World) -> Self {
        let life = Life::begin();
        let clock = Arc::new(OwnClock { life: life.clone(), machine: Arc::clone(&world.to.clock) });
        let alive = Arc::downgrade(&clock);
        let road = Road { to: Arc::clone(&world.to), life: life.clone() };
        let config = Config { today: Some(TODAY), clock, transport: Some(Arc::new(road)), ..Config::new(world.dir.path()) };
        Self { engine: Engine::open(config).unwrap(), life, alive }
    }

    /// Ends all that the process is at, at this instant, and waits until its locks are let go. While a thread stores something,
    /// simulated time stands still: when it has passed, nothing is being stored any more.
    pub async fn kill(self) {
        let Self { engine, life, alive } = self;
        life.end();
        drop(engine);
        let mut waited = Duration::ZERO;
        while alive.strong_count() > 0 {
            assert!(waited < LAST_BREATH, "a killed process lives on");
            sleep(Duration::from_millis(20)).await;
            waited += Duration::from_millis(20);
        }
    }
}
