//! The log read back, and what goes to support: neither may name anybody.

use std::fs;

use engine::LogQuery;
use sandbox::Credentials;

use crate::support::{Desk, spec};

fn query(limit: u32) -> LogQuery {
    LogQuery { run_id: None, problems: false, limit }
}

fn line(n: u32, level: &str, run: &str) -> String {
    format!(
        r#"{{"timestamp":"2026-11-23T10:00:{n:02}.000000Z","level":"{level}","message":"line {n}","run.id":"{run}","calls":{n},"error":"at /home/jane/x","target":"engine::sync::run"}}"#
    )
}

#[tokio::test]
async fn lines_come_newest_first_by_run_and_by_weight_and_rubbish_is_passed_over() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    assert_eq!(desk.engine.list_log_lines(&query(10)).unwrap(), [], "no log yet");
    let logs = desk.dir.path().join("logs");
    fs::create_dir_all(&logs).unwrap();
    let yesterday = [line(1, "INFO", "a"), line(2, "WARN", "b")].join("\n");
    let today = format!("{}\nrubbish\n\n{}\n{{\"timestamp\":\"2026", line(3, "INFO", "b"), line(4, "ERROR", "a"));
    fs::write(logs.join("renewals.2026-11-22.jsonl"), yesterday).unwrap();
    fs::write(logs.join("renewals.2026-11-23.jsonl"), today).unwrap();
    let messages = |query: &LogQuery| -> Vec<String> {
        desk.engine.list_log_lines(query).unwrap().into_iter().map(|line| line.message).collect()
    };
    assert_eq!(messages(&query(10)), ["line 4", "line 3", "line 2", "line 1"]);
    assert_eq!(messages(&query(3)), ["line 4", "line 3", "line 2"]);
    assert_eq!(messages(&LogQuery { run_id: Some("b".into()), ..query(10) }), ["line 3", "line 2"]);
    assert_eq!(messages(&LogQuery { problems: true, ..query(10) }), ["line 4", "line 2"]);
    let first = desk.engine.list_log_lines(&query(1)).unwrap().remove(0);
    assert_eq!((first.at.as_str(), first.level.as_str()), ("2026-11-23T10:00:04.000000Z", "ERROR"));
    assert_eq!(first.run_id.as_deref(), Some("a"));
    assert_eq!(first.fields.len(), 3);
    assert!(first.fields.contains(&"calls=4".to_owned()) && first.fields.contains(&"error=at /home/jane/x".to_owned()));
}

#[tokio::test]
async fn a_huge_log_is_read_from_its_end() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let logs = desk.dir.path().join("logs");
    fs::create_dir_all(&logs).unwrap();
    let file = fs::File::create(logs.join("renewals.2026-11-23.jsonl")).unwrap();
    // A hole of 20 GB before the lines, which a reader of the whole would choke on.
    file.set_len(20_000_000_000).unwrap();
    drop(file);
    let mut file = fs::OpenOptions::new().append(true).open(logs.join("renewals.2026-11-23.jsonl")).unwrap();
    std::io::Write::write_all(&mut file, format!("\n{}\n", line(1, "INFO", "a")).as_bytes()).unwrap();
    assert_eq!(desk.engine.list_log_lines(&query(1)).unwrap().len(), 1);
    assert_eq!(desk.engine.list_log_lines(&query(50)).unwrap().len(), 1);
}

/// Marked names, addresses and secrets go through everything that diagnostics are made of.
#[tokio::test]
async fn diagnostics_tell_what_happened_and_name_nobody() {
    let desk = Desk::open_with(spec(3, 4, 1), |client| {
        client.name = "CanaryClient".into();
        for property in &mut client.properties {
            property.name = Some(format!("CanaryTower {}", property.id));
        }
    })
    .await;
    desk.sandbox.set_faults(vec!["000001:notes:401".parse().unwrap()]);
    desk.sync().await;
    let logs = desk.dir.path().join("logs");
    fs::create_dir_all(&logs).unwrap();
    let foreign = r#"{"timestamp":"2026-11-23T11:00:00Z","level":"WARN","message":"connecting to canary.example.com","target":"hyper_util::client"}"#;
    fs::write(logs.join("renewals.2026-11-23.jsonl"), format!("{}\n{foreign}\n", line(1, "WARN", "a"))).unwrap();
    let text = desk.engine.diagnostics().unwrap();
    for told in ["Renewal Desk 0.1.0", "Clients: 1", "3 properties", "completed", "line 1", "calls=1", "run.id=a", "bytes"] {
        assert!(text.contains(told), "{told} is missing from:\n{text}");
    }
    let Credentials { key, password, user, database, client_id } = Credentials::default();
    let mut secret = vec![key, password, user, database, client_id, desk.sandbox.url(), desk.dir.path().display().to_string()];
    secret.extend(["Canary", "canary", "jane", "127.0.0.1", "000001"].map(str::to_owned));
    for property in &desk.sandbox.portfolio().properties {
        secret.push(property.name.clone());
    }
    for renewal in desk.engine.list_renewals("", &[]).unwrap_or_default() {
        secret.extend(renewal.occupant_name);
    }
    assert!(secret.len() > 15, "occupants were searched for too: {}", secret.len());
    for word in secret {
        assert!(!text.contains(&word), "diagnostics hold `{word}`:\n{text}");
    }
}
