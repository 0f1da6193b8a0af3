//! The in-process door: the same answers, at whatever time it is told.

use std::time::{Duration, Instant};

use sandbox::{Config, Credentials, Office, OfficeAnswer, Portfolio, Unanswered};
use serde_json::Value;

use crate::client::*;

const URL: &str = "https://mri.example.com/mriapiservices/api.asp";

fn office(limit: &str, started: Instant) -> Office {
    let config = Config { limit: limit.parse().unwrap(), ..Config::default() };
    Office::new(config, Portfolio::generate(&spec()), started)
}

fn call(office: &Office, query: &str, now: Instant) -> Result<OfficeAnswer, Unanswered> {
    office.answer(&format!("{URL}?{query}"), &Credentials::default().authorization(), now)
}

fn notes(office: &Office, now: Instant) -> Result<OfficeAnswer, Unanswered> {
    call(office, &format!("$api={NOTES}&$format=json&BLDGID=000001"), now)
}

#[tokio::test]
async fn an_office_says_what_the_server_says() {
    let (sandbox, now) = (start(spec()).await, Instant::now());
    let office = office("100/300s", now);
    for (api, parameters) in
        [(LEASES, "&BLDGID=000001"), (CHARGES, "&BLDGID=000001&LEASEID=000102"), (OFFERS, "&PROPERTYID=000001"), ("NONE", "")]
    {
        let wire = ask(&sandbox, api, parameters).await;
        let door = call(&office, &format!("$api={api}&$format=json{parameters}"), now).unwrap();
        assert_eq!((door.status, door.header("content-type")), (wire.status, wire.header("content-type")), "{api}");
        let host = sandbox.url().replace("http://", "").replace("/mriapiservices/api.asp", "");
        assert_eq!(String::from_utf8(door.body).unwrap(), wire.text().replace(&host, "mri.example.com"), "{api}");
    }
    let refused = office.answer(&format!("{URL}?$api={LEASES}&BLDGID=000001"), "Basic wrong", now).unwrap();
    assert_eq!((refused.status, refused.header("www-authenticate").is_some()), (401, true));
    let ours: Vec<_> = office.calls().into_iter().map(|call| (call.api, call.status)).take(4).collect();
    assert_eq!(ours, sandbox.calls().into_iter().map(|call| (call.api, call.status)).collect::<Vec<_>>());
}

#[test]
fn days_pass_as_fast_as_they_are_told_to() {
    let start = Instant::now() - Duration::from_secs(3_600);
    let office = office("2/300s", start);
    let at = |secs: u64| notes(&office, start + Duration::from_secs(secs)).unwrap().status;
    assert_eq!([at(10), at(20), at(30)], [200, 200, 429]);
    assert_eq!([at(329), at(86_400)], [200, 200], "at 329 only the rejected call of 30 still counts");
    office.spend(2, start + Duration::from_secs(90_000));
    assert_eq!([at(90_299), at(90_301)], [429, 200]);
    assert_eq!(office.violations(), 2);
    let times: Vec<_> = office.calls().iter().map(|call| (call.at_ms, call.answered_ms)).collect();
    let secs = [10, 20, 30, 329, 86_400, 90_299, 90_301];
    assert_eq!(times, secs.map(|secs| (secs * 1_000, secs * 1_000)));
    office.clear_log();
    assert!(office.calls().is_empty());
}

#[test]
fn a_fixed_window_begins_anew_whatever_was_in_the_last() {
    let start = Instant::now();
    let office = office("2/300s fixed", start);
    let at = |secs: u64| notes(&office, start + Duration::from_secs(secs)).unwrap().status;
    assert_eq!([at(0), at(298), at(299), at(300), at(301), at(302)], [200, 200, 429, 200, 200, 429]);
}

#[test]
fn faults_of_the_wire_are_no_answers_and_all_others_are() {
    let now = Instant::now();
    let office = office("100/300s", now);
    for (word, cut, logged) in [
        ("stall", Unanswered::Never, 0),
        ("reset", Unanswered::CutOff, 0),
        ("truncate", Unanswered::CutOff, 200),
        ("huge", Unanswered::TooLarge, 200),
        ("gzip-bomb", Unanswered::TooLarge, 200),
    ] {
        office.set_faults(vec![format!("*:*:{word}").parse().unwrap()]);
        assert_eq!(notes(&office, now), Err(cut), "{word}");
        assert_eq!(office.calls().last().unwrap().status, logged, "{word}");
    }
    office.set_faults(vec!["*:*:429-after-7:1".parse().unwrap(), "*:*:drip:1".parse().unwrap()]);
    assert_eq!(notes(&office, now).unwrap().header("retry-after"), Some("7"));
    let dripped = notes(&office, now).unwrap();
    assert_eq!(Ok(&dripped), notes(&office, now).as_ref());
}

#[test]
fn an_office_changes_as_a_server_does() {
    let now = Instant::now();
    let office = office("100/300s", now);
    let rows = |answer: OfficeAnswer| serde_json::from_slice::<Value>(&answer.body).unwrap()["value"].as_array().unwrap().len();
    assert_ne!(rows(notes(&office, now).unwrap()), 0);
    office.change(|portfolio| portfolio.properties[0].leases.clear());
    assert_eq!(rows(notes(&office, now).unwrap()), 0);
    assert!(office.portfolio().properties[0].leases.is_empty());
}
