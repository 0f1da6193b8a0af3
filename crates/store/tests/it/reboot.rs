//! Machines that go down and come back with another wall clock.

use model::QuotaLimit;
use proptest::prelude::*;
use quota::{KeyId, Ledger, Limit, Moment, Reservation, Urgency};
use store::Store;

use crate::folder::folder;

#[derive(Clone, Debug)]
struct Boot {
    /// Between a call and its answer, and from the answer to the next call.
    calls: Vec<(i64, i64)>,
    /// Calls under way when the machine goes down.
    lost: usize,
    down_ms: i64,
    /// How far the wall is set back while the machine is down. Forward and wrong is the one thing that nothing helps against.
    set_back_ms: i64,
}

fn boots() -> impl Strategy<Value = Vec<Boot>> {
    let call = (0..1_500_i64, 0..800_i64);
    let set_back = prop_oneof![Just(0_i64), 0..5_000_i64, Just(40_000_000_000_i64)];
    let boot = (prop::collection::vec(call, 0..6), 0..3_usize, 0..3_000_i64, set_back)
        .prop_map(|(calls, lost, down_ms, set_back_ms)| Boot { calls, lost, down_ms, set_back_ms });
    prop::collection::vec(boot, 1..5)
}

struct Machine {
    key: KeyId,
    limit: Limit,
    true_ms: i64,
    booted_ms: i64,
    boot: usize,
    wall_offset_ms: i64,
    arrivals_ms: Vec<i64>,
}

impl Machine {
    fn now(&self) -> Moment {
        Moment {
            boot: format!("boot {}", self.boot),
            boot_ms: self.true_ms - self.booted_ms,
            wall_ms: 1_700_000_000_000 + self.true_ms + self.wall_offset_ms,
        }
    }

    /// Waits as long as it is told to, and tells how long that was.
    fn start(&mut self, ledger: &dyn Ledger) -> Option<(quota::CallId, i64)> {
        let asked = self.true_ms;
        loop {
            match ledger.reserve(&self.key, self.limit, Urgency::Normal, &self.now()).unwrap() {
                Reservation::Granted(call) => {
                    self.arrivals_ms.push(self.true_ms);
                    return Some((call, self.true_ms - asked));
                }
                Reservation::Full { again_in_ms } => self.true_ms += again_in_ms,
                Reservation::FullUntilAnswered | Reservation::GiveWay => return None,
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_reboot_costs_at_most_one_window_and_never_a_violation(boots in boots(), calls in 1..4_u32) {
        let folder = folder();
        let limit: Limit = QuotaLimit { calls, window_secs: 2 }.into();
        let mut machine = Machine {
            key: KeyId::of("k"), limit, true_ms: 0, booted_ms: 0, boot: 0, wall_offset_ms: 0, arrivals_ms: Vec::new(),
        };
        for boot in boots {
            let store = Store::open(folder.path()).unwrap();
            let ledger = store.ledger().unwrap();
            let mut first = true;
            for (latency_ms, pause_ms) in boot.calls {
                let started = machine.start(&ledger);
                prop_assert!(started.is_some(), "nothing of this boot is under way");
                if let Some((call, waited_ms)) = started {
                    prop_assert!(!first || waited_ms <= limit.window_ms() + 1, "waited {waited_ms} ms after the boot");
                    first = false;
                    machine.true_ms += latency_ms;
                    ledger.settle(call, &machine.now()).unwrap();
                    machine.true_ms += pause_ms;
                }
            }
            for _ in 0..boot.lost {
                machine.start(&ledger);
            }
            machine.true_ms += boot.down_ms;
            machine.booted_ms = machine.true_ms;
            machine.wall_offset_ms -= boot.set_back_ms;
            machine.boot += 1;
        }
        let most = calls as usize;
        for few in machine.arrivals_ms.windows(most + 1) {
            prop_assert!(few[most] - few[0] >= limit.window_ms(), "{few:?}");
        }
    }
}

/// Where each process is a boot of its own, this is what every start of the program does.
#[test]
fn calm_windows_count_across_boots() {
    let folder = folder();
    let (key, limit): (KeyId, Limit) = (KeyId::of("k"), QuotaLimit { calls: 100, window_secs: 60 }.into());
    let at = |boot: &str, boot_ms, wall_ms| Moment { boot: boot.into(), boot_ms, wall_ms };
    let store = Store::open(folder.path()).unwrap();
    store.ledger().unwrap().close(&key, limit, &at("first", 0, 0), 60_000).unwrap();
    for (boot, windows, believed) in [("second", 1, 60), ("third", 3, 80), ("fourth", 5, 100)] {
        let ledger = store.ledger().unwrap();
        let now = at(boot, 7, 60_001 + windows * 60_000);
        assert_eq!(ledger.usage(&key, limit, &now).unwrap().believed, believed, "as first seen on the {boot} boot");
        assert!(matches!(ledger.reserve(&key, limit, Urgency::Normal, &now).unwrap(), Reservation::Granted(_)));
        let set_back = Moment { wall_ms: 0, ..now };
        assert_eq!(ledger.usage(&key, limit, &set_back).unwrap().believed, believed, "stamped on the {boot} boot");
    }
}
