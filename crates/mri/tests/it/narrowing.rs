//! A part of a dataset: one lease, or what has changed. What MRI ignores is made up for at home.

use model::{Dataset, FailureCode, Instant, Outcome, OutcomeKind, PropertyKind, Rows};
use mri::{Client, Fetched, Question, Retries};
use quota::SystemClock;

use crate::canned::{Canned, answer};
use crate::office::{
    PATIENT, QUOTA, budget, client, client_with, failure, no_retries, notes_of_first, question, rows, sandbox, spec,
};

const PER_LEASE: [Dataset; 6] =
    [Dataset::Emea, Dataset::Options, Dataset::Charges, Dataset::Notes, Dataset::Delinquencies, Dataset::Budget];

fn of_lease(dataset: Dataset, lease: &str) -> Question {
    Question { lease: Some(lease.into()), ..question("000001", PropertyKind::Commercial, dataset) }
}

fn changed(url: &str, overrides: &str) -> Client {
    client_with(url, overrides, PATIENT, budget(QUOTA, SystemClock))
}

fn lease_ids(rows: &Rows) -> Vec<String> {
    match rows {
        Rows::Leases(rows) => rows.iter().map(|row| row.lease_id.to_string()).collect(),
        Rows::Offers(rows) => rows.iter().map(|row| row.lease_id.to_string()).collect(),
        Rows::Emea(rows) => rows.iter().map(|row| row.lease_id.to_string()).collect(),
        Rows::Options(rows) => rows.iter().map(|row| row.lease_id.to_string()).collect(),
        Rows::Charges(rows) => rows.iter().map(|row| row.lease_id.to_string()).collect(),
        Rows::Notes(rows) => rows.iter().map(|row| row.lease_id.to_string()).collect(),
        Rows::Delinquencies(rows) => rows.iter().map(|row| row.lease_id.to_string()).collect(),
        Rows::Budget(rows) => rows.iter().map(|row| row.lease_id.to_string()).collect(),
    }
}

#[tokio::test]
async fn one_lease_is_asked_for_where_the_api_can_be_and_dropped_out_of_the_rest_where_it_cannot() {
    let sandbox = sandbox(spec(1, 40, 0), &[]).await;
    let url = sandbox.url();
    for dataset in PER_LEASE.into_iter().chain([Dataset::Leases]) {
        let whole = rows(client(&url).fetch(&question("000001", PropertyKind::Commercial, dataset), &no_retries()).await);
        let lease = lease_ids(&whole).pop().unwrap();
        let theirs = lease_ids(&whole).iter().filter(|id| **id == lease).count();
        assert!(theirs < whole.len(), "{dataset}");
        let (off, misnamed) = (format!("[{dataset}]\nlease = \"\""), format!("[{dataset}]\nlease = \"LEASENO\""));
        // The leases' own API takes no lease, and has none to rename here.
        let overrides = if dataset == Dataset::Leases { vec![""] } else { vec!["", &off, &misnamed] };
        for (n, overrides) in overrides.into_iter().enumerate() {
            let fetched = changed(&url, overrides).fetch(&of_lease(dataset, &lease), &no_retries()).await;
            assert_eq!(fetched.calls, 1);
            assert_eq!(lease_ids(&rows(fetched)), vec![lease.clone(); theirs], "{dataset} {overrides}");
            let asked = sandbox.calls().pop().unwrap().lease;
            assert_eq!(asked.is_some(), n == 0 && dataset != Dataset::Leases, "{dataset} {overrides}");
        }
    }
}

#[tokio::test]
async fn rows_of_other_leases_alone_mean_none_but_only_if_they_can_be_read() {
    let row = |lease: &str, field: &str| format!(r#"{{"BuildingID":"000001","LeaseID":"{lease}","{field}":"x"}}"#);
    let bodies = [
        [row("000101", "NoteText"), row("000102", "NoteText")].join(","),
        [row("000101", "Memo"), row("000102", "Memo")].join(","),
        [row("000101", "NoteText"), row("000103", "Memo")].join(","),
        row("000103", "NoteText").replace("000001", "000002"),
    ];
    let canned = Canned::start(move |n| answer("200 OK", format!(r#"{{"value":[{}]}}"#, bodies[n]))).await;
    let client = client(&canned.url());
    let fetch = async || client.fetch(&of_lease(Dataset::Notes, "000103"), &no_retries()).await;
    assert_eq!(fetch().await.outcome, Outcome::Empty);
    for why in ["no field is known", "its own row cannot be read", "the row is of another building"] {
        assert_eq!(failure(&fetch().await), FailureCode::UnreadableAnswer, "{why}");
    }
}

#[tokio::test]
async fn only_what_has_changed_is_asked_for() {
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    let client = client(&sandbox.url());
    let all = rows(client.fetch(&notes_of_first(), &no_retries()).await);
    // 2026-12-01 13:30:30.070 in UTC.
    let since = Question { changed_since: Some(Instant(1_796_131_830_070)), ..notes_of_first() };
    assert_eq!(client.fetch(&since, &no_retries()).await.outcome, Outcome::Empty);
    sandbox.change(|portfolio| {
        let notes = &mut portfolio.properties[0].leases[0].notes;
        notes[0].text = "Called back";
        notes[0].last_update = jiff::civil::datetime(2026, 12, 1, 13, 30, 31, 0);
    });
    let Rows::Notes(notes) = rows(client.fetch(&since, &no_retries()).await) else { panic!("no notes") };
    assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Called back"]);

    let off = changed(&sandbox.url(), "[notes]\nchanged_since = \"\"");
    assert_eq!(rows(off.fetch(&since, &no_retries()).await).len(), all.len(), "an API without the parameter tells all");
}

#[tokio::test]
async fn what_narrows_a_question_is_written_as_mri_wants_it() {
    let canned = Canned::start(|_| answer("200 OK", r#"{"value":[]}"#)).await;
    let asked = Question { changed_since: Some(Instant(1_774_963_830_070)), ..of_lease(Dataset::Notes, "A/1 b") };
    client(&canned.url()).fetch(&asked, &no_retries()).await;
    client(&canned.url()).fetch(&notes_of_first(), &no_retries()).await;
    let lines: Vec<String> = canned.asked().iter().map(|request| request.lines().next().unwrap().to_owned()).collect();
    let api = "GET /mriapiservices/api.asp?$api=MRI_S-PMCM_CommercialLeasesNoteByBuildingID&$format=json&BLDGID=000001";
    let narrowed = "&LEASEID=A%2F1+b&LASTUPDATEDATE=2026-03-31+13%3A30%3A30.070";
    assert_eq!(lines, [format!("{api}{narrowed}&$top=5000 HTTP/1.1"), format!("{api}&$top=5000 HTTP/1.1")]);
}

#[tokio::test]
async fn a_building_that_is_refused_may_be_asked_lease_by_lease() {
    let sandbox = sandbox(spec(1, 40, 0), &["*:*:lease-only"]).await;
    let client = client(&sandbox.url());
    for dataset in PER_LEASE {
        let whole = question("000001", PropertyKind::Commercial, dataset);
        let refused = client.fetch(&whole, &Retries::new(3).at_once()).await;
        assert_eq!((failure(&refused), refused.calls, refused.wants_lease), (FailureCode::Rejected, 1, true), "{dataset}");
        let narrow = client.fetch(&of_lease(dataset, "000101"), &no_retries()).await;
        assert!(matches!(narrow.outcome, Outcome::Rows(_) | Outcome::Empty), "{dataset}: {:?}", narrow.outcome);
        assert!(!narrow.wants_lease, "{dataset}");
    }
    assert_eq!(kind_without_wish(client.fetch(&of_lease(Dataset::Notes, "999999"), &no_retries()).await), OutcomeKind::Empty);
}

fn kind_without_wish(fetched: Fetched) -> OutcomeKind {
    assert!(!fetched.wants_lease, "{fetched:?}");
    fetched.outcome.kind()
}

#[tokio::test]
async fn a_lease_is_not_wished_for_where_it_cannot_help() {
    use OutcomeKind::{Empty, Failed, NotApplicable, NotPermitted};
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    let (whole, offers) = (notes_of_first(), |kind| question("000001", kind, Dataset::Offers));
    let with_lease = "[offers]\nlease = \"LEASEID\"";
    for (fault, overrides, asked, outcome) in [
        ("400", "", of_lease(Dataset::Notes, "000101"), Failed),
        ("400", "[notes]\nlease = \"\"", whole.clone(), Failed),
        ("400", "", question("000001", PropertyKind::Commercial, Dataset::Leases), Failed),
        ("400", with_lease, offers(PropertyKind::Commercial), NotApplicable),
        ("404", "", whole.clone(), Failed),
        ("401", "", whole.clone(), NotPermitted),
        ("500", "", whole.clone(), Failed),
        ("no-rows-error", "", whole.clone(), Empty),
    ] {
        sandbox.set_faults(vec![format!("*:*:{fault}").parse().unwrap()]);
        let fetched = changed(&sandbox.url(), overrides).fetch(&asked, &no_retries()).await;
        assert_eq!(kind_without_wish(fetched), outcome, "{fault} {asked:?}");
    }
    sandbox.set_faults(vec!["*:*:400".parse().unwrap()]);
    let residential = changed(&sandbox.url(), with_lease).fetch(&offers(PropertyKind::Residential), &no_retries()).await;
    assert!(residential.wants_lease, "of a residential property a 400 is a refusal like any other");
}

#[tokio::test]
async fn the_fields_of_an_answer_are_told_whatever_becomes_of_its_rows() {
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    let fetched = client(&sandbox.url()).fetch(&notes_of_first(), &no_retries()).await;
    let known = ["buildingid", "lastupdate", "leaseid", "notedate", "notereference1", "notereference2", "notetext", "userid"];
    assert_eq!(fetched.fields.iter().collect::<Vec<_>>(), known);

    let canned = Canned::start(|n| match n {
        0 => answer("200 OK", r#"{"nextLink":"?$skip=2","value":[{"LeaseNo":"1","Memo":"x"}]}"#),
        1 => answer("200 OK", r#"{"value":[{"LEASENO":"2","Author":null}]}"#),
        2 => answer("200 OK", r#"{"nextLink":"?$skip=2","value":[{"LeaseID":"1","NoteText":"x"}]}"#),
        _ => answer("403 Forbidden", ""),
    })
    .await;
    let client = client(&canned.url());
    let useless = client.fetch(&notes_of_first(), &no_retries()).await;
    assert_eq!(failure(&useless), FailureCode::UnreadableAnswer);
    assert_eq!(useless.fields.iter().collect::<Vec<_>>(), ["author", "leaseno", "memo"], "which is how to tell what it wants");
    assert_eq!(client.fetch(&notes_of_first(), &no_retries()).await.fields.len(), 0, "half an answer is none");
}
