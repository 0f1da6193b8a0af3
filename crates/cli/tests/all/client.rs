//! Connections: added with clear errors, tested at a known cost, removed whole.

use crate::support::{Desk, spec};

#[tokio::test]
async fn a_test_asks_each_api_once_and_says_what_it_cost() {
    let desk = Desk::open(spec(2, 2), "100/300s").await;
    let test = desk.json(&["client", "test", "harbor", "--json"]).await;
    assert_eq!(test["calls"], 8);
    assert_eq!(desk.sandbox.calls().len(), 8);
    assert_eq!(test["budget"]["left"], 92);
    assert_eq!(desk.code(&["client", "test", "harbor"]).await, 0);
    desk.sandbox.set_faults(vec!["*:notes:401".parse().unwrap()]);
    assert_eq!(desk.code(&["client", "test", "harbor"]).await, 3);
    desk.sandbox.set_faults(vec!["*:*:401".parse().unwrap()]);
    assert_eq!(desk.code(&["client", "test", "harbor"]).await, 4);
}

#[tokio::test]
async fn what_cannot_be_a_client_is_refused_with_what_to_write() {
    let desk = Desk::open(spec(1, 1), "100/300s").await;
    let add = |name: &'static str, url: &'static str| {
        let words = ["client", "add", name, "--url", url, "--client-id", "C", "--database", "D", "--user", "U", "--key", "K"];
        [&words[..], &["--secret-store", "file", "--property", "1"]].concat()
    };
    for (words, said) in [
        (add("Harbor", "https://mri.example.com/api.asp"), "exists already"),
        (add("x", "http://mri.example.com/api.asp"), "https://"),
        (add("x", "https://mri.example.com/"), "api.asp"),
        (add(" ", "https://mri.example.com/api.asp"), "name"),
    ] {
        let output = desk.run(&words).await;
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains(said), "{stderr}");
    }
}

#[tokio::test]
async fn properties_come_from_a_file_and_a_bad_line_stops_everything() {
    let desk = Desk::open(spec(1, 1), "100/300s").await;
    let file = desk.dir.path().join("properties.csv");
    let words = ["client", "add", "listed", "--url", "https://mri.example.com/api.asp", "--client-id", "C", "--database", "D"];
    let more = ["--user", "U", "--key", "K", "--secret-store", "file", "--json", "--properties-file", file.to_str().unwrap()];
    let words = [&words[..], &more[..]].concat();
    std::fs::write(&file, "id,name,kind\n006146,Harbor,office\n").unwrap();
    assert_eq!(desk.code(&words).await, 2);
    std::fs::write(&file, "id,name,kind\n006146,Harbor,commercial\n006147,,\n").unwrap();
    let client = desk.json(&words).await;
    assert_eq!(client["properties"][0]["kind"], "commercial");
    assert_eq!(client["properties"][1]["kind"], serde_json::Value::Null);
    assert_eq!(desk.code(&["client", "remove", "listed"]).await, 0);
    assert_eq!(desk.code(&["client", "show", "listed"]).await, 2);
}

#[tokio::test]
async fn a_password_kept_nowhere_is_asked_of_the_environment() {
    let desk = Desk::open(spec(1, 1), "100/300s").await;
    let url = desk.sandbox.url();
    let words = ["client", "add", "env", "--url", &url, "--client-id", "C12345", "--database", "SAMPLE", "--user", "RENEWALS"];
    let more = ["--key", "SAMPLEKEY", "--secret-store", "env", "--property", "000001"];
    assert_eq!(desk.code(&[&words[..], &more[..]].concat()).await, 0);
    assert_eq!(desk.code(&["sync", "--client", "env", "--per-second", "0"]).await, 0);
    let without = desk.command(&["sync", "--client", "env"]).env_remove("RENEWALS_PASSWORD").output().await.unwrap();
    assert_eq!(without.status.code(), Some(4));
    assert!(String::from_utf8(without.stderr).unwrap().contains("RENEWALS_PASSWORD"));
}

#[tokio::test]
async fn properties_are_neither_lost_nor_invented() {
    let desk = Desk::open(spec(1, 1), "100/300s").await;
    let add = |property: &'static [&'static str]| {
        let words = ["client", "add", "x", "--url", "https://mri.example.com/api.asp", "--client-id", "C", "--database", "D"];
        [&words[..], &["--user", "U", "--key", "K", "--secret-store", "file", "--json"], property].concat()
    };
    for wrong in [&["--property", "1,1"][..], &["--property", ""], &["--property", "a/b"], &[], &["--properties-file", "/nope"]] {
        assert_eq!(desk.code(&add(wrong)).await, 2, "{wrong:?}");
    }
    let client = desk.json(&add(&["--property", "000001, 000002"])).await;
    assert_eq!(client["properties"][1]["id"], "000002");
}

#[tokio::test]
async fn an_empty_variable_is_no_variable() {
    let desk = Desk::open(spec(1, 1), "100/300s").await;
    let mut command = desk.command(&["client", "list"]);
    assert_eq!(command.env("RENEWAL_DESK_TODAY", "").output().await.unwrap().status.code(), Some(0));
    let output = desk.run(&["list", "--today", "garbage"]).await;
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("YYYY-MM-DD"));
    let words = ["client", "add", "x", "--url", "https://mri.example.com/api.asp", "--client-id", "C", "--database", "D"];
    let more = ["--user", "U", "--key", "K", "--secret-store", "file", "--property", "1"];
    let mut command = desk.command(&[&words[..], &more].concat());
    assert_ne!(command.env("RENEWALS_PASSWORD", "").output().await.unwrap().status.code(), Some(0));
}
