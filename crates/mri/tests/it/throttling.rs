//! 429: the budget closes for everybody who uses the key.

use std::sync::atomic::{AtomicI64, Ordering};

use model::{FailureCode, QuotaLimit};
use mri::Retries;
use quota::{Clock, Moment};

use crate::canned::Canned;
use crate::office::{PATIENT, budget, client_with, failure, no_retries, notes_of_first, rows, sandbox, spec};

/// Stands still, or leaps ahead at every look.
struct Leaping {
    now_ms: AtomicI64,
    leap_ms: i64,
}

impl Leaping {
    fn by(leap_ms: i64) -> Self {
        Self { now_ms: AtomicI64::new(1_000_000), leap_ms }
    }
}

impl Clock for Leaping {
    fn now(&self) -> Moment {
        let ms = self.now_ms.fetch_add(self.leap_ms, Ordering::SeqCst);
        Moment { boot: "a boot".into(), boot_ms: ms, wall_ms: ms }
    }
}

const QUOTA: QuotaLimit = QuotaLimit { calls: 50, window_secs: 60 };

#[tokio::test]
async fn a_429_closes_the_budget_for_the_longer_of_window_and_retry_after() {
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    for (word, held_ms) in
        [("429", 60_001), ("429-after-3", 60_001), ("429-after-90", 90_001), ("429-after-4000000000", 86_400_001)]
    {
        sandbox.clear_log();
        sandbox.set_faults(vec![format!("*:notes:{word}").parse().unwrap()]);
        let client = client_with(&sandbox.url(), "", PATIENT, budget(QUOTA, Leaping::by(0)));
        let fetched = client.fetch(&notes_of_first(), &no_retries()).await;
        assert_eq!((failure(&fetched), fetched.calls), (FailureCode::Throttled, 1), "{word}");
        let usage = client.budget().usage().unwrap();
        assert_eq!((usage.left, usage.under_way), (0, 0), "{word}");
        assert_eq!(usage.next_call_at.unwrap().0, 1_000_000 + held_ms, "{word}");
    }
}

#[tokio::test]
async fn a_retry_after_that_is_a_date_is_heeded() {
    let sandbox = sandbox(spec(1, 3, 0), &["*:notes:429-date-600"]).await;
    let client = client_with(&sandbox.url(), "", PATIENT, budget(QUOTA, Leaping::by(0)));
    assert_eq!(failure(&client.fetch(&notes_of_first(), &no_retries()).await), FailureCode::Throttled);
    let held_ms = client.budget().usage().unwrap().next_call_at.unwrap().0 - 1_000_000;
    assert!((500_000..=602_000).contains(&held_ms), "held for {held_ms} ms");
}

#[tokio::test]
async fn a_throttled_call_is_tried_again_once_the_window_has_passed() {
    let sandbox = sandbox(spec(1, 3, 0), &["*:notes:429:1"]).await;
    let client = client_with(&sandbox.url(), "", PATIENT, budget(QUOTA, Leaping::by(70_000)));
    let fetched = client.fetch(&notes_of_first(), &Retries::new(1).at_once()).await;
    assert_eq!((fetched.calls, sandbox.calls().len()), (2, 2));
    assert!(!rows(fetched).is_empty());
}

#[tokio::test]
async fn a_429_is_heeded_though_its_body_breaks_off() {
    let canned =
        Canned::start(|_| b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 90\r\nContent-Length: 1000\r\n\r\nToo".to_vec()).await;
    let client = client_with(&canned.url(), "", PATIENT, budget(QUOTA, Leaping::by(0)));
    assert_eq!(failure(&client.fetch(&notes_of_first(), &no_retries()).await), FailureCode::Throttled);
    assert_eq!(client.budget().usage().unwrap().next_call_at.unwrap().0, 1_090_001);
}
