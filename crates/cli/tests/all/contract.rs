//! Others script against these: a changed field name or exit code is a breaking change.

use serde_json::Value;

use crate::support::{Desk, spec, sync};

fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn a_run_is_told_as_scripts_know_it() {
    let desk = Desk::open(spec(3, 2), "10000/300s").await;
    desk.sandbox.set_faults(vec!["000002:notes:401".parse().unwrap()]);
    let run = desk.json(&sync(&["--json"])).await;
    insta::assert_json_snapshot!(run, {
        ".id" => "[uuid]",
        ".clientId" => "[uuid]",
        ".processedOn" => "[instant]",
        ".finishedOn" => "[instant]",
        ".result.waitedMs" => "[ms]",
    });
    let kept = desk.json(&["runs", run["id"].as_str().unwrap(), "--json"]).await;
    assert_eq!(kept, run, "what is recorded is what was said");
    let all = desk.json(&["runs", "--json"]).await;
    assert_eq!(all.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_renewal_is_told_as_scripts_know_it() {
    let desk = Desk::open(spec(2, 2), "10000/300s").await;
    assert_eq!(desk.code(&sync(&[])).await, 0);
    let list = desk.json(&["list", "--json", "--sort", "propertyId,leaseId"]).await;
    assert_eq!(list.as_array().unwrap().len(), 4);
    insta::assert_json_snapshot!(list[0], { ".clientId" => "[uuid]", ".syncedAt" => "[instant]" });
    let page = desk.json(&["list", "--json", "--sort", "propertyId,leaseId", "--offset", "1", "--limit", "2"]).await;
    assert_eq!(page.as_array().unwrap().as_slice(), &list.as_array().unwrap()[1..3]);
    let detail = desk.json(&["show", "000001", "000101", "--json"]).await;
    assert_eq!(detail["renewal"], list[0]);
    let mut parts = fields(&detail);
    parts.sort_unstable();
    let of_mri = ["budgets", "charges", "datasets", "delinquencies", "emea", "lease", "notes", "offers", "options", "renewal"];
    let mut known = [of_mri.as_slice(), &["changes", "log", "ownNotes"]].concat();
    known.sort_unstable();
    assert_eq!(parts, known);
}

#[tokio::test]
async fn exit_codes_tell_what_happened() {
    let desk = Desk::open(spec(2, 1), "10000/300s").await;
    assert_eq!(desk.code(&sync(&[])).await, 0, "done");
    assert_eq!(desk.code(&["list", "--filter", "due:soon"]).await, 2, "a filter that is not understood");
    assert_eq!(desk.code(&["list", "--sort", "colour"]).await, 2);
    assert_eq!(desk.code(&["show", "000001", "nothing"]).await, 2);
    assert_eq!(desk.code(&["runs", "nothing"]).await, 2);
    assert_eq!(desk.code(&["sync", "--client", "nobody"]).await, 2);
    assert_eq!(desk.code(&sync(&["--property", "999999"])).await, 2);
    assert_eq!(desk.code(&["export", "docx", "--out", "x"]).await, 2);
    for format in ["xlsx", "csv", "pdf", "ics"] {
        let path = desk.dir.path().join(format!("renewals.{format}"));
        assert_eq!(desk.code(&["export", format, "--out", path.to_str().unwrap()]).await, 0);
        assert!(path.metadata().unwrap().len() > 100, "{format}");
    }
    assert_eq!(desk.code(&["frobnicate"]).await, 2);
    assert_eq!(desk.code(&["list", "--filter", "client:HARBOR"]).await, 0);
    assert_eq!(desk.code(&["list", "--filter", "client:nobody"]).await, 2);
    assert_eq!(desk.code(&["export", "csv", "--out", "/dev/null"]).await, 2, "a device is no file to replace");
    assert_eq!(desk.code(&["sandbox", "--quota", "0/5s"]).await, 2);
    desk.sandbox.set_faults(vec!["000002:*:500".parse().unwrap()]);
    assert_eq!(desk.code(&sync(&["--refresh"])).await, 3, "done with failures");
    desk.sandbox.set_faults(vec!["*:*:401".parse().unwrap()]);
    assert_eq!(desk.code(&sync(&["--refresh"])).await, 4, "failed");
    assert_eq!(desk.code(&["export", "csv", "--out", "/no such folder/x.csv"]).await, 4);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_list_that_could_not_be_written_is_no_success() {
    let desk = Desk::open(spec(1, 1), "10000/300s").await;
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let status = desk.command(&["client", "list", "--json"]).stdout(full).status().await.unwrap();
    assert_eq!(status.code(), Some(4));
}
