//! The program is killed at each of a hundred call boundaries of one run, and started again each time.

use std::collections::HashMap;
use std::time::Duration;

use sandbox::Call;

use crate::support::{Desk, spec};

const WORDS: [&str; 5] = ["sync", "--concurrency", "1", "--per-second", "0"];

type Asked = (Option<String>, Option<String>);

fn asked(call: &Call) -> Asked {
    (call.property.clone(), call.dataset.clone())
}

/// Waits until this life has finished a call, and has been at the next for a moment; tells which one that is.
async fn next_boundary(desk: &Desk, finished: usize) -> Option<Asked> {
    for _ in 0..20_000 {
        let calls = desk.sandbox.calls();
        let last = calls.last().filter(|call| call.answered_ms == 0);
        if let Some(under_way) = last.filter(|_| calls.len() > finished + 1) {
            // Whatever answered before it lies in the store by now.
            tokio::time::sleep(Duration::from_millis(20)).await;
            return Some(asked(under_way));
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    None
}

#[tokio::test]
async fn a_run_that_is_killed_at_a_hundred_call_boundaries_repeats_no_finished_call() {
    let desk = Desk::open_slow(spec(13, 2), "100000/300s", Duration::from_millis(40)).await;
    let mut cut: HashMap<Asked, usize> = HashMap::new();
    for _ in 0..100 {
        let before = desk.sandbox.calls().len();
        let mut child = desk.start(&WORDS);
        let under_way = next_boundary(&desk, before).await.expect("the run makes calls");
        child.kill().await.unwrap();
        *cut.entry(under_way).or_default() += 1;
    }
    let run = desk.json(&[&WORDS[..], &["--json"]].concat()).await;
    assert_eq!((&run["status"], &run["result"]["renewals"]), (&"completed".into(), &26.into()));
    assert_eq!(run["result"]["failures"].as_array().unwrap().len(), 0);
    let mut times: HashMap<Asked, usize> = HashMap::new();
    for call in desk.sandbox.calls() {
        *times.entry(asked(&call)).or_default() += 1;
    }
    assert_eq!(times.len(), 104);
    for (question, times) in &times {
        let under_way = cut.get(question).copied().unwrap_or(0);
        assert_eq!(*times, 1 + under_way, "{question:?} was finished, and asked again");
    }
    // One run throughout, with every question that it finished.
    assert_eq!(desk.json(&["runs", "--json"]).await.as_array().unwrap().len(), 1);
    let outcomes = desk.json(&["runs", run["id"].as_str().unwrap(), "--outcomes", "--json"]).await;
    assert_eq!(outcomes.as_array().unwrap().len(), 104);
}
