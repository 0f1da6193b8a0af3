//! Time as it truly passes is tokio's, which is paused; what the machine makes of it can be bent.

use std::sync::{Mutex, PoisonError};

use quota::{Clock, Moment};
use tokio::time::Instant;

/// Epoch milliseconds when a simulation begins: 23 November 2026, 12:00 UTC.
const BEGINNING_MS: i64 = 1_795_435_200_000;

/// The clocks of one machine.
pub struct SimulatedClock {
    began: Instant,
    machine: Mutex<Machine>,
}

struct Machine {
    boot: u32,
    /// When it was switched on, in the milliseconds of the simulation.
    booted_ms: i64,
    wall_offset_ms: i64,
}

impl SimulatedClock {
    /// On for a while already.
    pub fn new() -> Self {
        Self { began: Instant::now(), machine: Mutex::new(Machine { boot: 1, booted_ms: -5_000_000, wall_offset_ms: 0 }) }
    }

    /// Since the simulation began. True time, whatever the wall says.
    pub fn elapsed_ms(&self) -> i64 {
        i64::try_from(self.began.elapsed().as_millis()).unwrap()
    }

    /// Somebody sets the wall clock.
    pub fn turn_wall(&self, by_ms: i64) {
        self.change(|machine| machine.wall_offset_ms += by_ms);
    }

    /// Another boot begins, now.
    pub fn reboot(&self) {
        let now_ms = self.elapsed_ms();
        self.change(|machine| {
            machine.boot += 1;
            machine.booted_ms = now_ms - 10;
        });
    }

    fn change(&self, change: impl FnOnce(&mut Machine)) {
        change(&mut self.machine.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> Moment {
        let ms = self.elapsed_ms();
        let machine = self.machine.lock().unwrap_or_else(PoisonError::into_inner);
        Moment {
            boot: format!("boot {}", machine.boot),
            boot_ms: ms - machine.booted_ms,
            wall_ms: BEGINNING_MS + ms + machine.wall_offset_ms,
        }
    }
}
