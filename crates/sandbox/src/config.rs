//! What a sandbox is started with. Everything has a default, so that a test names only what it is about.

use std::path::PathBuf;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::{Fault, Limit, Spec};

/// How a sandbox listens, what it holds, and how it misbehaves.
#[derive(Clone, Default)]
pub struct Config {
    /// The loopback port; 0 takes any free one.
    pub port: u16,
    /// What the pretend customer owns.
    pub portfolio: Spec,
    /// The call limit, enforced by the sandbox.
    pub limit: Limit,
    /// The only credentials that are let in.
    pub credentials: Credentials,
    /// Faults from the start; see [`Fault`] for how they are written.
    pub faults: Vec<Fault>,
    /// One JSON line per call is appended here.
    pub log_file: Option<PathBuf>,
    /// Added before each answer.
    pub latency: Duration,
}

/// The four parts of the user name, and the password. No `Debug`: they must not reach a log by accident.
#[derive(Clone)]
pub struct Credentials {
    /// MRI's id of the customer.
    pub client_id: String,
    /// The customer's database.
    pub database: String,
    /// The web-service user.
    pub user: String,
    /// The developer or partner key.
    pub key: String,
    /// The web-service user's password.
    pub password: String,
}

impl Default for Credentials {
    fn default() -> Self {
        Self {
            client_id: "C12345".to_owned(),
            database: "SAMPLE".to_owned(),
            user: "RENEWALS".to_owned(),
            key: "SAMPLEKEY".to_owned(),
            password: "sample".to_owned(),
        }
    }
}

impl Credentials {
    /// The value of the `Authorization` header that lets a call in.
    pub fn authorization(&self) -> String {
        let Self { client_id, database, user, key, password } = self;
        let plain = format!("{client_id}/{database}/{user}/{key}:{password}");
        format!("Basic {}", STANDARD.encode(plain))
    }
}
