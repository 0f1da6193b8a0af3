//! Marked credentials go through everything; afterwards no file but the one they belong in holds them, in any spelling.

use std::path::{Path, PathBuf};

use engine::{Secrets, SyncRequest};
use sandbox::{Credentials, Limit, Sandbox};

use crate::support::{TODAY, fast, new_client, spec};

const KEY: &str = "CANARYKEY7f3a";
const PASSWORD: &str = "Canary+pass word/9c1e";

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// As it is, in hex, URL-encoded, and in base64 at each of the three places that a byte can have in it.
fn spellings(secret: &str) -> Vec<Vec<u8>> {
    use base64::Engine as _;
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let url: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let mut all = vec![secret.to_owned(), hex.to_uppercase(), hex, url];
    for pad in 0..3 {
        let shifted = base64::engine::general_purpose::STANDARD_NO_PAD.encode(format!("{}{secret}", "x".repeat(pad)));
        // The first and last characters mix with the neighbours.
        all.push(shifted[4..shifted.len() - 4].to_owned());
    }
    all.into_iter().map(String::into_bytes).collect()
}

#[tokio::test]
async fn secrets_are_found_nowhere_but_in_their_file() {
    let limit: Limit = "10000/300s".parse().unwrap();
    let credentials = Credentials { key: KEY.into(), password: PASSWORD.into(), ..Credentials::default() };
    let faults =
        vec!["000002:*:500:3".parse().unwrap(), "000003:notes:401".parse().unwrap(), "000001:emea:reset".parse().unwrap()];
    let config = sandbox::Config { portfolio: spec(4, 3, 1), limit, credentials, faults, ..Default::default() };
    let sandbox = Sandbox::start(config).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let logs = engine::logging::begin(dir.path()).unwrap();
    let engine = engine::Engine::open(engine::Config { today: Some(TODAY), ..engine::Config::new(dir.path()) }).unwrap();
    let quota = model::QuotaLimit { calls: 10_000, window_secs: 300 };
    let secrets = Secrets { key: KEY.into(), password: Some(PASSWORD.into()) };
    let client = engine.add_client(new_client("Canary", &sandbox, quota), secrets).unwrap();
    let test = engine.test_client(None).await.unwrap();
    let started = engine.start_sync_with(&SyncRequest::all(client.id.clone()), fast()).unwrap();
    let run = engine.wait_for_run(&started.run_id).await.unwrap();
    assert!(!run.result.as_ref().unwrap().failures.is_empty(), "errors were part of the journey");
    engine.export(engine::ExportFormat::Csv, &dir.path().join("renewals.csv"), "", &[]).unwrap();
    let said = format!(
        "{}{}{}",
        serde_json::to_string(&run).unwrap(),
        serde_json::to_string(&test).unwrap(),
        serde_json::to_string(&engine.list_clients().unwrap()).unwrap()
    );
    drop(logs);
    let home = dir.path().join("secrets").join(format!("{}.json", client.id));
    let mut searched = 0;
    for path in files(dir.path()).into_iter().filter(|path| *path != home) {
        let bytes = std::fs::read(&path).unwrap();
        for spelling in [KEY, PASSWORD].into_iter().flat_map(spellings) {
            let found = bytes.windows(spelling.len()).any(|window| window == spelling);
            assert!(!found, "{} holds {}", path.display(), String::from_utf8_lossy(&spelling));
        }
        searched += 1;
    }
    assert!(searched >= 4, "only {searched} files were searched");
    assert!(std::fs::read_to_string(&home).unwrap().contains(KEY), "and the search would have found it");
    for spelling in [KEY, PASSWORD].into_iter().flat_map(spellings) {
        assert!(!said.contains(&*String::from_utf8_lossy(&spelling)), "an answer holds a secret");
    }
}
