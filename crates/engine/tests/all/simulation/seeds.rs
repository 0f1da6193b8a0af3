//! One simulation for each seed. The seed of one that fails is printed, and can be played alone.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use tokio::runtime::Builder;

/// Plays these seeds, or of them only the one that the environment names.
pub fn each<T>(seeds: Range<u64>, play: impl AsyncFn(u64) -> T) -> Vec<T> {
    let only: Option<u64> = std::env::var("SIMULATION_SEED").ok().map(|text| text.parse().expect("a number"));
    let seeds = seeds.filter(|seed| only.is_none_or(|only| only == *seed));
    seeds.map(|seed| one(seed, play(seed))).collect()
}

/// In a runtime whose time is paused: it jumps to the next timer when nothing is left to do. All chance is the seed's. What runs on
/// the blocking thread runs one after the other, but at its own speed, so nothing may depend on how far it is.
pub fn one<T>(seed: u64, play: impl Future<Output = T>) -> T {
    fastrand::seed(seed);
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).max_blocking_threads(1).build().unwrap();
    catch_unwind(AssertUnwindSafe(|| runtime.block_on(play))).unwrap_or_else(|cause| {
        eprintln!("seed {seed} fails; SIMULATION_SEED={seed} plays it again");
        resume_unwind(cause)
    })
}
