//! The honest wire: envelopes, credentials, parameters, and the shape of every row.

use sandbox::{Config, Credentials, Kind, Sandbox};
use serde_json::Value;

use crate::client::*;

/// Every API with its shape, so that no key, case, padding or date form changes unnoticed.
#[tokio::test]
async fn the_rows_of_every_api() {
    let sandbox = start(spec()).await;
    for (name, api, parameters) in [
        ("leases", LEASES, "&BLDGID=000001"),
        ("residents", RESIDENTS, "&RMPROPID=000004"),
        ("offers", OFFERS, "&PROPERTYID=000004"),
        ("emea", EMEA, "&BLDGID=000001"),
        ("options", OPTIONS, "&BLDGID=000001"),
        ("notes", NOTES, "&BLDGID=000001"),
        ("charges", CHARGES, "&BLDGID=000001"),
        ("delinquencies", DELINQUENCIES, "&BuildingID=000003"),
        ("budget", BUDGET, "&BLDGID=000001"),
        ("properties", PROPERTIES, ""),
        ("building", BUILDING, "&BLDGID=000001"),
    ] {
        let answer = ask(&sandbox, api, parameters).await;
        assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
        assert!(!answer.rows().is_empty(), "{name} has no rows to show");
        insta::assert_snapshot!(format!("row_of_{name}"), first_row_as_written(&answer.text()));
    }
}

/// The text of the first row, key by key in the order of the wire (a parsed row would have lost it).
fn first_row_as_written(json: &str) -> String {
    let rows = json.split_once("\"value\":").unwrap().1.trim_start_matches('[');
    rows.split_once("\"},{\"").map_or(rows, |(row, _)| row).replace("\",\"", "\",\n\"")
}

#[tokio::test]
async fn the_path_and_all_names_are_matched_without_regard_to_case() {
    let sandbox = start(spec()).await;
    let url = sandbox.url().replace("mriapiservices/api.asp", "MRIAPIServices/API.ASP");
    let answer = get(&format!("{url}?%24API={}&%24Format=JSON&bldgid=000001", LEASES.to_uppercase())).await;
    assert!(answer.rows().len() >= 5);
}

#[tokio::test]
async fn only_the_right_credentials_are_let_in_and_nobody_is_told_why() {
    let sandbox = start(spec()).await;
    let url = url(&sandbox, LEASES, "&BLDGID=000001");
    let wrong_key = Credentials { key: "OTHER".to_owned(), ..Credentials::default() };
    let wrong_password = Credentials { password: "other".to_owned(), ..Credentials::default() };
    let mut bodies = Vec::new();
    for authorization in [wrong_key.authorization(), wrong_password.authorization(), "Basic".to_owned(), String::new()] {
        let answer = try_get(&url, &authorization).await.unwrap();
        assert_eq!(answer.status, 401);
        bodies.push(answer.text());
    }
    bodies.dedup();
    assert_eq!(bodies, ["Unauthorized"]);
    assert_eq!(sandbox.calls().len(), 4, "a refused call is a call");
}

#[tokio::test]
async fn a_missing_parameter_and_an_unknown_api_are_errors() {
    let sandbox = start(spec()).await;
    let answer = ask(&sandbox, CHARGES, "&PROPERTYID=000001").await;
    assert_eq!((answer.status, answer.text().as_str()), (400, "BLDGID: The parameter is required."));
    let answer = ask(&sandbox, NOTES, "&BLDGID=000001&LASTUPDATEDATE=soon").await;
    assert_eq!((answer.status, answer.text().as_str()), (400, "LASTUPDATEDATE: The value is not a valid date."));
    assert_eq!(ask(&sandbox, "MRI_S-PMCM_Nothing", "").await.status, 404);
    assert_eq!(get(&sandbox.url().replace("api.asp", "other.asp")).await.status, 404);
}

#[tokio::test]
async fn offers_of_a_commercial_building_are_an_error_and_other_misfits_are_empty() {
    let sandbox = start(spec()).await;
    assert_eq!(ask(&sandbox, OFFERS, "&PROPERTYID=000001").await.status, 400);
    assert_eq!(ask(&sandbox, LEASES, "&BLDGID=000004").await.rows().len(), 0);
    assert_eq!(ask(&sandbox, RESIDENTS, "&RMPROPID=000001").await.rows().len(), 0);
    assert_eq!(ask(&sandbox, LEASES, "&BLDGID=999999").await.rows().len(), 0);
    assert_eq!(ask(&sandbox, BUILDING, "&BLDGID=999999").await.rows().len(), 0);
}

#[tokio::test]
async fn a_lease_narrows_the_rows_and_a_misnamed_filter_does_nothing() {
    let sandbox = start(spec()).await;
    let all = ask(&sandbox, CHARGES, "&BLDGID=000001").await.rows();
    let narrowed = ask(&sandbox, CHARGES, "&BLDGID=000001&leaseid=000102").await.rows();
    assert!(!narrowed.is_empty() && narrowed.len() < all.len());
    assert!(narrowed.iter().all(|row| row["LeaseID"] == "000102"));
    assert_eq!(ask(&sandbox, CHARGES, "&BLDGID=000001&LEASE=000102").await.rows(), all);

    let leases = ask(&sandbox, LEASES, "&BLDGID=000001&LEASEID=000102").await.rows();
    assert!(leases.len() >= 5, "the leases API knows no LEASEID");
    let call = sandbox.calls().pop().unwrap();
    assert_eq!((call.property.as_deref(), call.lease.as_deref()), (Some("000001"), Some("000102")));
}

#[tokio::test]
async fn every_api_of_leases_but_their_own_takes_one_lease_in_any_letter_case() {
    let sandbox = start(sandbox::Spec { properties: 1, leases: 40, residential: 0, ..spec() }).await;
    let lease_of = |row: &Value| row.get("LeaseID").or_else(|| row.get("LeaseId")).cloned().unwrap();
    for api in [EMEA, OPTIONS, NOTES, CHARGES, DELINQUENCIES, BUDGET] {
        let all = ask(&sandbox, api, "&BLDGID=000001&BuildingID=000001").await.rows();
        let wanted = lease_of(all.last().unwrap());
        let expected: Vec<&Value> = all.iter().filter(|row| lease_of(row) == wanted).collect();
        assert!(expected.len() < all.len(), "{api}");
        for spelling in ["LEASEID", "LeaseID", "leaseid"] {
            let parameters = format!("&bldgid=000001&buildingid=000001&{spelling}={}", wanted.as_str().unwrap());
            assert_eq!(ask(&sandbox, api, &parameters).await.rows().iter().collect::<Vec<_>>(), expected, "{api} {spelling}");
        }
    }
}

#[tokio::test]
async fn notes_come_from_a_date_on() {
    let sandbox = start(spec()).await;
    let all = ask(&sandbox, NOTES, "&BLDGID=000001").await.rows();
    let of = |field: &str| {
        let mut dates: Vec<String> = all.iter().map(|row| row[field].as_str().unwrap().to_owned()).collect();
        dates.sort();
        dates[dates.len() / 2].clone()
    };
    for (parameter, field) in [("LASTUPDATEDATE", "LastUpdate"), ("LastUpdateDate", "LastUpdate"), ("OLDESTNOTEDATE", "NoteDate")]
    {
        let oldest = of(field);
        let asked = oldest[..23].replace('T', "%20");
        let rows = ask(&sandbox, NOTES, &format!("&BLDGID=000001&{parameter}={asked}")).await.rows();
        let expected: Vec<&Value> = all.iter().filter(|row| row[field].as_str().unwrap() >= oldest.as_str()).collect();
        assert!(expected.len() < all.len());
        assert_eq!(rows.iter().collect::<Vec<_>>(), expected, "{parameter}");
    }
}

#[tokio::test]
async fn a_named_lease_without_notes_is_told_so_with_an_error() {
    let sandbox = start(spec()).await;
    sandbox.change(|portfolio| portfolio.properties[0].leases[0].notes.clear());
    let answer = ask(&sandbox, NOTES, "&BLDGID=000001&LEASEID=000101").await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.text(), "LEASEID: The specified lease does not have any notes.");
}

#[tokio::test]
async fn a_single_delinquency_comes_as_an_object() {
    let sandbox = start(spec()).await;
    sandbox.change(|portfolio| {
        let item = portfolio.properties.iter().flat_map(|p| &p.leases).flat_map(|l| &l.delinquencies).next().unwrap().clone();
        let leases = &mut portfolio.properties[0].leases;
        leases.iter_mut().for_each(|lease| lease.delinquencies.clear());
        leases[0].delinquencies.push(item);
    });
    let answer = ask(&sandbox, DELINQUENCIES, "&BuildingID=000001").await;
    assert!(answer.json()["value"].is_object(), "{}", answer.text());
}

#[tokio::test]
async fn past_residents_come_along_and_a_household_is_one_row_per_person() {
    let sandbox = start(sandbox::Spec { residential: 4, ..spec() }).await;
    let mut past = 0;
    for property in &sandbox.portfolio().properties {
        assert_eq!(property.kind, Kind::Residential);
        let rows = ask(&sandbox, RESIDENTS, &format!("&RMPROPID={}", property.id)).await.rows();
        let persons: usize = property.leases.iter().map(|lease| lease.persons.len()).sum();
        assert_eq!(rows.len(), persons);
        for row in &rows {
            let lease = property.lease(row["LeaseID"].as_str().unwrap()).unwrap();
            assert_eq!(row["IsCurrent"], if lease.left { "N" } else { "Y" });
            past += usize::from(lease.left);
            assert!(!lease.left || row["LeaseMoveOut"].as_str().unwrap() < "2026-03-15");
        }
    }
    assert!(past > 0);
}

#[tokio::test]
async fn xml_is_spoken_too() {
    let sandbox = start(spec()).await;
    let url = format!("{}?$api={LEASES}&$format=xml&BLDGID=000001&$top=2", sandbox.url());
    let answer = get(&url).await;
    assert_eq!(answer.header("content-type"), Some("text/xml; charset=utf-8"));
    let text = answer.text();
    let root = LEASES.to_lowercase();
    assert!(text.contains(&format!("<{root} NextPageLink=\"http://")), "{text}");
    assert!(text.contains("&amp;$top=2&amp;$skip=3\">"), "{text}");
    assert_eq!(text.matches("<entry>").count(), 2);
    assert!(text.contains("<LeaseID>000101</LeaseID>") && text.ends_with(&format!("</{root}>")));
}

#[tokio::test]
async fn the_log_file_holds_one_line_per_call_and_no_credentials() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("calls.jsonl");
    let config = Config { portfolio: spec(), log_file: Some(path.clone()), ..Config::default() };
    let sandbox = Sandbox::start(config).await.unwrap();
    ask(&sandbox, NOTES, "&BLDGID=000002").await;
    ask(&sandbox, "MRI_S-PMCM_Nothing", "").await;

    let text = std::fs::read_to_string(&path).unwrap();
    let calls: Vec<sandbox::Call> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(calls, sandbox.calls());
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["dataset"], &lines[0]["property"], &lines[0]["status"]),
        (&"notes".into(), &"000002".into(), &200.into())
    );
    assert_eq!((&lines[1]["dataset"], &lines[1]["status"]), (&Value::Null, &404.into()));
    assert!(lines[0]["epoch_ms"].as_u64().unwrap() > 1_700_000_000_000);
    assert!(!text.contains("SAMPLEKEY") && !text.contains(&Credentials::default().authorization()[6..]));
}

#[tokio::test]
async fn latency_is_added_to_each_answer() {
    let latency = std::time::Duration::from_millis(15);
    let sandbox = Sandbox::start(Config { portfolio: spec(), latency, ..Config::default() }).await.unwrap();
    ask(&sandbox, BUDGET, "&BLDGID=000001").await;
    let call = sandbox.calls().pop().unwrap();
    assert!(call.answered_ms - call.at_ms >= 14, "{call:?}");
}
