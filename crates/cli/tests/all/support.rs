//! The real program beside a pretend MRI.

use std::process::{Output, Stdio};
use std::time::Duration;

use sandbox::{Config, Credentials, Sandbox, Spec};
use serde_json::Value;
use tempfile::TempDir;
use tokio::process::{Child, Command};

pub struct Desk {
    pub sandbox: Sandbox,
    pub dir: TempDir,
    quota: String,
}

pub fn spec(properties: usize, leases: usize) -> Spec {
    Spec { properties, leases, residential: 0, seed: 7, today: "2026-11-23".parse().unwrap() }
}

impl Desk {
    /// With one client, `harbor`, of all the portfolio's properties.
    pub async fn open(spec: Spec, quota: &str) -> Self {
        Self::open_slow(spec, quota, Duration::ZERO).await
    }

    /// An MRI that takes its time for each answer.
    pub async fn open_slow(spec: Spec, quota: &str, latency: Duration) -> Self {
        let config = Config { portfolio: spec, limit: quota.parse().unwrap(), latency, ..Config::default() };
        let sandbox = Sandbox::start(config).await.unwrap();
        let desk = Self { sandbox, dir: tempfile::tempdir().unwrap(), quota: quota.to_owned() };
        desk.add("harbor").await;
        desk
    }

    pub async fn add(&self, name: &str) {
        let Credentials { client_id, database, user, key, .. } = Credentials::default();
        let portfolio = self.sandbox.portfolio();
        let ids: Vec<&str> = portfolio.properties.iter().map(|property| property.id.as_str()).collect();
        let (url, ids) = (self.sandbox.url(), ids.join(","));
        let words = ["client", "add", name, "--url", &url, "--client-id", &client_id, "--database", &database, "--user", &user];
        let more = ["--key", &key, "--quota", &self.quota, "--secret-store", "file", "--property", &ids];
        let output = self.run(&[&words[..], &more[..]].concat()).await;
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_renewals"));
        command
            .args(words)
            .env("RENEWAL_DESK_DATA", self.dir.path())
            .env("RENEWAL_DESK_TODAY", "2026-11-23")
            .env("RENEWALS_PASSWORD", Credentials::default().password)
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }

    pub async fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().await.unwrap()
    }

    pub fn start(&self, words: &[&str]) -> Child {
        self.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    pub async fn json(&self, words: &[&str]) -> Value {
        let output = self.run(words).await;
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{words:?}: {error}: {}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
        })
    }

    pub async fn code(&self, words: &[&str]) -> i32 {
        self.run(words).await.status.code().unwrap()
    }
}

/// Nothing but the window holds it back.
pub const FAST: [&str; 4] = ["--concurrency", "8", "--per-second", "0"];

pub fn sync<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["sync"][..], &FAST[..], more].concat()
}
