//! Processes that are killed with calls under way. This very binary is their program.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use model::QuotaLimit;
use quota::{CallId, KeyId, Ledger, Limit, Moment, Reservation, Urgency, UrgentId};
use store::Store;

use crate::folder::folder;
use crate::ledger::at;

const LIMIT: Limit = Limit { quota: QuotaLimit { calls: 3, window_secs: 60 }, headroom: 0 };
const FOLDER: &str = "STORE_TEST_FOLDER";
const FROM_MS: &str = "STORE_TEST_FROM_MS";
const SETTLES: &str = "STORE_TEST_SETTLES";
const SOME: &str = "some";

fn key() -> KeyId {
    KeyId::of("k")
}

/// Makes calls for ever, telling of each when the server sees it; some are answered and some are left under way.
#[test]
fn child_that_calls_until_it_is_killed() {
    let (Ok(folder), Ok(from_ms)) = (std::env::var(FOLDER), std::env::var(FROM_MS)) else { return };
    let ledger = Store::open(Path::new(&folder)).unwrap().ledger().unwrap();
    let mut now_ms: i64 = from_ms.parse().unwrap();
    let settles = std::env::var(SETTLES).is_ok_and(|what| what == SOME);
    let mut under_way: Vec<CallId> = Vec::new();
    for turn in 0..10_000_i64 {
        match ledger.reserve(&key(), LIMIT, Urgency::Normal, &at(now_ms)).unwrap() {
            Reservation::Granted(call) => {
                writeln!(std::io::stdout(), "\nCALL {now_ms}").unwrap();
                under_way.push(call);
            }
            Reservation::Full { again_in_ms } => now_ms += again_in_ms,
            Reservation::FullUntilAnswered | Reservation::GiveWay => writeln!(std::io::stdout(), "\nFULL {now_ms}").unwrap(),
        }
        now_ms += turn * 7_919 % 900;
        if settles && turn % 3 == 1 && !under_way.is_empty() {
            ledger.settle(under_way.remove(0), &at(now_ms)).unwrap();
        }
    }
    std::thread::park();
}

/// Takes the window, is told to wait, and is killed while it does.
#[test]
fn child_that_waits_urgently_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let ledger = Store::open(Path::new(&folder)).unwrap().ledger().unwrap();
    let urgent = Urgency::Urgent(UrgentId::unique());
    while let Reservation::Granted(_) = ledger.reserve(&key(), LIMIT, urgent, &at(0)).unwrap() {}
    writeln!(std::io::stdout(), "\nCALL 0").unwrap();
    std::thread::park();
}

struct Caller {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
}

impl Caller {
    fn start(folder: &Path, from_ms: i64, settles: &str) -> Self {
        Self::start_program("child_that_calls_until_it_is_killed", folder, from_ms, settles)
    }

    fn start_program(program: &str, folder: &Path, from_ms: i64, settles: &str) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("dead_holders::{program}"), "--nocapture"])
            .env(FOLDER, folder)
            .env(FROM_MS, from_ms.to_string())
            .env(SETTLES, settles)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines }
    }

    /// The next call that the server sees; `None` when the process is dead and all that it sent has come.
    fn next_call(&mut self) -> Option<i64> {
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if let Some(at_ms) = line.strip_prefix("CALL ") {
                return Some(at_ms.trim().parse().unwrap());
            }
        }
    }

    /// kill -9, and what was still on its way.
    fn kill(mut self) -> Vec<i64> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::iter::from_fn(|| self.next_call()).collect()
    }
}

#[test]
fn calls_under_way_of_a_killed_process_count_one_window_from_their_discovery() {
    let folder = folder();
    let ours = Store::open(folder.path()).unwrap().ledger().unwrap();
    let mut caller = Caller::start(folder.path(), 0, "nothing");
    let seen: Vec<i64> = (0..3).map_while(|_| caller.next_call()).collect();
    assert_eq!(seen.len(), 3);
    let found_ms = 10_000_000;
    assert_eq!(
        ours.reserve(&key(), LIMIT, Urgency::Normal, &at(found_ms)).unwrap(),
        Reservation::FullUntilAnswered,
        "while it lives"
    );
    assert_eq!(caller.kill(), [0; 0]);
    assert_eq!(ours.reserve(&key(), LIMIT, Urgency::Normal, &at(found_ms)).unwrap(), Reservation::Full { again_in_ms: 60_001 });
    assert_eq!(ours.usage(&key(), LIMIT, &at(found_ms)).unwrap().under_way, 0);
    assert!(matches!(ours.reserve(&key(), LIMIT, Urgency::Normal, &at(found_ms + 60_001)).unwrap(), Reservation::Granted(_)));
}

#[test]
fn an_urgent_caller_of_a_killed_process_keeps_nobody_back() {
    let folder = folder();
    let ours = Store::open(folder.path()).unwrap().ledger().unwrap();
    let ask = |now_ms| {
        ours.reserve(&key(), Limit { quota: QuotaLimit { calls: 4, ..LIMIT.quota }, ..LIMIT }, Urgency::Normal, &at(now_ms))
    };
    let mut caller = Caller::start_program("child_that_waits_urgently_until_it_is_killed", folder.path(), 0, "nothing");
    assert_eq!(caller.next_call(), Some(0));
    assert_eq!(ask(1).unwrap(), Reservation::GiveWay, "while it lives");
    assert_eq!(caller.kill(), [0; 0]);
    assert!(matches!(ask(2).unwrap(), Reservation::Granted(_)));
}

#[test]
fn a_process_that_lives_keeps_its_calls_under_way() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let (theirs, ours) = (store.ledger().unwrap(), store.ledger().unwrap());
    for _ in 0..3 {
        assert!(matches!(theirs.reserve(&key(), LIMIT, Urgency::Normal, &at(0)).unwrap(), Reservation::Granted(_)));
    }
    assert_eq!(ours.reserve(&key(), LIMIT, Urgency::Normal, &at(10_000_000)).unwrap(), Reservation::FullUntilAnswered);
    drop(theirs);
    assert_eq!(ours.reserve(&key(), LIMIT, Urgency::Normal, &at(10_000_000)).unwrap(), Reservation::Full { again_in_ms: 60_001 });
}

#[test]
fn twenty_processes_started_and_killed_never_break_the_window() {
    let folder = folder();
    drop(Store::open(folder.path()).unwrap());
    let (mut arrivals_ms, mut now_ms) = (Vec::new(), 0);
    for round in 0..20_usize {
        let mut caller = Caller::start(folder.path(), now_ms, SOME);
        // One to seven calls are seen before the end.
        let seen: Vec<i64> = (0..1 + round * 5 % 7).map_while(|_| caller.next_call()).collect();
        arrivals_ms.extend(seen.into_iter().chain(caller.kill()));
        now_ms = arrivals_ms.iter().copied().max().unwrap() + 1_000;
    }
    assert!(arrivals_ms.is_sorted(), "time goes on from process to process");
    for four in arrivals_ms.windows(4) {
        assert!(four[3] - four[0] >= 60_000, "four calls within {} ms", four[3] - four[0]);
    }
}

#[test]
fn a_rebooted_machine_finds_what_was_lost() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let ledger = store.ledger().unwrap();
    for _ in 0..3 {
        assert!(matches!(ledger.reserve(&key(), LIMIT, Urgency::Normal, &at(0)).unwrap(), Reservation::Granted(_)));
    }
    drop(ledger);
    let next_boot = |boot_ms| Moment { boot: "the next".into(), boot_ms, wall_ms: 0 };
    let ledger = store.ledger().unwrap();
    assert_eq!(ledger.reserve(&key(), LIMIT, Urgency::Normal, &next_boot(5)).unwrap(), Reservation::Full { again_in_ms: 60_001 });
    assert!(matches!(ledger.reserve(&key(), LIMIT, Urgency::Normal, &next_boot(60_006)).unwrap(), Reservation::Granted(_)));
}
