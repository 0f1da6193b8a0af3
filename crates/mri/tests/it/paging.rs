//! Many rows, page by page, over both kinds of next links.

use model::{Dataset, PropertyKind};

use crate::canned::{Canned, answer};
use crate::office::{PATIENT, QUOTA, budget, client, client_with, failure, no_retries, question, rows, sandbox, spec};
use quota::SystemClock;

#[tokio::test]
async fn whatever_the_page_size_the_rows_are_the_same() {
    let sandbox = sandbox(spec(2, 310, 1), &[]).await;
    let whole = client(&sandbox.url());
    for (kind, dataset, entry) in [
        // $skip, &amp;, format=xml and plain cursors.
        (PropertyKind::Commercial, Dataset::Leases, "leases_commercial"),
        (PropertyKind::Residential, Dataset::Leases, "leases_residential"),
        (PropertyKind::Commercial, Dataset::Options, "options"),
        (PropertyKind::Commercial, Dataset::Emea, "emea"),
    ] {
        let wanted = if kind == PropertyKind::Commercial { sandbox::Kind::Commercial } else { sandbox::Kind::Residential };
        let portfolio = sandbox.portfolio();
        let property = portfolio.properties.iter().find(|property| property.kind == wanted).unwrap();
        let asked = question(&property.id, kind, dataset);
        let all = whole.fetch(&asked, &no_retries()).await;
        assert_eq!(all.calls, 1);
        let all = rows(all);
        assert!(all.len() > 200, "{} {dataset}", all.len());
        for page_size in [0, 7] {
            sandbox.clear_log();
            let overrides = format!("[{entry}]\npage_size = {page_size}");
            let paged = client_with(&sandbox.url(), &overrides, PATIENT, budget(QUOTA, SystemClock));
            let fetched = paged.fetch(&asked, &no_retries()).await;
            let calls = sandbox.calls();
            assert_eq!(calls.len(), fetched.calls as usize);
            assert!(page_size == 0 || calls.len() > 30, "{} calls", calls.len());
            let pages: Vec<u32> = calls.iter().map(|call| call.page).collect();
            assert!(pages.is_sorted() && calls.iter().all(|call| call.status == 200 && !call.foreign), "{pages:?}");
            assert_eq!(rows(fetched), all, "{dataset} in pages of {page_size}");
        }
    }
}

#[tokio::test]
async fn pages_without_end_are_a_failure_and_not_an_answer() {
    let canned = Canned::start(|n| {
        let row = format!(r#"{{"LeaseID":"{n}","NoteText":"x"}}"#);
        answer("200 OK", format!(r#"{{"nextLink":"?$api=X&_next={n}","value":[{row}]}}"#))
    })
    .await;
    let asked = question("000001", PropertyKind::Commercial, Dataset::Notes);
    let fetched = client(&canned.url()).fetch(&asked, &no_retries()).await;
    assert_eq!(failure(&fetched), model::FailureCode::UnreadableAnswer);
    assert_eq!(fetched.calls as usize, canned.asked().len());
    assert!(fetched.calls <= 1_000, "{}", fetched.calls);
}

#[tokio::test]
async fn a_page_that_fails_fails_the_whole() {
    let asked = question("000001", PropertyKind::Commercial, Dataset::Leases);
    let canned = Canned::start(move |n| match n {
        0 => answer("200 OK", r#"{"nextLink":"?$skip=2","value":[{"LeaseID":"1"}]}"#),
        _ => answer("403 Forbidden", ""),
    })
    .await;
    let fetched = client(&canned.url()).fetch(&asked, &no_retries()).await;
    assert_eq!((fetched.outcome.kind(), fetched.calls), (model::OutcomeKind::NotPermitted, 2));
}
