//! Bodies that are too much, in a process of their own, whose memory is measured. This very binary is its program.

use std::process::Command;

use model::FailureCode;
use mri::Retries;

use crate::office::{client, failure, notes_of_first, sandbox, spec};

const CHILD: &str = "MRI_TEST_FLOOD";

#[tokio::test]
async fn child_that_is_flooded() {
    let Ok(word) = std::env::var(CHILD) else { return };
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    let client = client(&sandbox.url());
    client.fetch(&notes_of_first(), &Retries::new(0)).await;
    let before = peak_kib();
    sandbox.set_faults(vec![format!("*:notes:{word}").parse().unwrap()]);
    let fetched = client.fetch(&notes_of_first(), &Retries::new(3).at_once()).await;
    assert_eq!((failure(&fetched), fetched.calls), (FailureCode::AnswerTooLarge, 1), "{word}");
    let grown = peak_kib() - before;
    assert!(grown < 64 * 1024, "{word}: the process grew by {grown} KiB");
}

fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

#[test]
fn a_body_that_is_too_large_is_cut_in_little_memory() {
    for word in ["huge", "gzip-bomb"] {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "floods::child_that_is_flooded", "--nocapture"])
            .env(CHILD, word)
            .output()
            .unwrap();
        assert!(child.status.success(), "{}{}", String::from_utf8_lossy(&child.stdout), String::from_utf8_lossy(&child.stderr));
        assert!(String::from_utf8_lossy(&child.stdout).contains("1 passed"));
    }
}
