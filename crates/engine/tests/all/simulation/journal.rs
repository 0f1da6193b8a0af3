//! What became of every call, seen from the side of the one who makes it. The office's log is the other side.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// One call that left, in the milliseconds of the simulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trip {
    pub sent_ms: i64,
    /// Its place in the office's log; `None`: it never arrived.
    pub arrival: Option<usize>,
    /// `None`: nobody was there any more when the answer came.
    pub heard: Option<Heard>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    pub at_ms: i64,
    /// 0: no answer.
    pub status: u16,
    pub retry_after_ms: i64,
}

#[derive(Default)]
pub struct Journal(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    trips: Vec<Trip>,
    arrivals: usize,
}

impl Journal {
    pub fn send(&self, at_ms: i64) -> usize {
        let mut kept = self.lock();
        kept.trips.push(Trip { sent_ms: at_ms, arrival: None, heard: None });
        kept.trips.len() - 1
    }

    pub fn arrive(&self, trip: usize) {
        let mut kept = self.lock();
        kept.trips[trip].arrival = Some(kept.arrivals);
        kept.arrivals += 1;
    }

    pub fn hear(&self, trip: usize, heard: Heard) {
        self.lock().trips[trip].heard = Some(heard);
    }

    pub fn trips(&self) -> Vec<Trip> {
        self.lock().trips.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
