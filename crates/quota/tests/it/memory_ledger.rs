//! The rule itself, on the ledger that lives in memory.

use proptest::prelude::*;
use quota::MemoryLedger;

use crate::schedule;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn no_schedule_breaks_the_window_or_waits_too_long(schedule in schedule::schedules(24)) {
        let ledger = MemoryLedger::default();
        schedule::play(&schedule, [&ledger, &ledger])?;
    }
}
