//! A client: one MRI customer connection, with its own host, key, quota and properties. Its secrets are not part of it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{ClientId, ClientProperty, ClientSettings};

/// Where a client's key and password are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SecretStore {
    /// The operating system's keychain.
    Keychain,
    /// A file that only this user may read. Chosen knowingly, never fallen back to.
    File,
    /// Nowhere: asked of the environment at each start.
    Env,
}

impl SecretStore {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::File => "file",
            Self::Env => "env",
        }
    }
}

/// How many calls a key may make within a rolling window. Written `100/300s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct QuotaLimit {
    pub calls: u32,
    pub window_secs: u32,
}

impl QuotaLimit {
    /// MRI's developer key (one source).
    pub const DEVELOPER_KEY: Self = Self { calls: 100, window_secs: 300 };
    /// MRI's partner key: 25 times the developer key's (sources disagree, so it can be set).
    pub const PARTNER_KEY: Self = Self { calls: 2_500, window_secs: 300 };

    pub fn window_ms(self) -> i64 {
        i64::from(self.window_secs) * 1_000
    }
}

impl fmt::Display for QuotaLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}s", self.calls, self.window_secs)
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no quota: write calls/seconds, such as 100/300s (at least one call, 1 second to 1 day)")]
pub struct QuotaLimitError(pub String);

impl FromStr for QuotaLimit {
    type Err = QuotaLimitError;

    fn from_str(text: &str) -> Result<Self, QuotaLimitError> {
        let parse = || {
            let (calls, window) = text.trim().split_once('/')?;
            let (digits, unit) = window.split_at(window.trim_end_matches(char::is_alphabetic).len());
            let unit_secs = match unit {
                "" | "s" => 1,
                "m" | "min" => 60,
                _ => return None,
            };
            let limit = Self { calls: calls.parse().ok()?, window_secs: digits.parse::<u32>().ok()?.checked_mul(unit_secs)? };
            (limit.calls > 0 && (1..=86_400).contains(&limit.window_secs)).then_some(limit)
        };
        parse().ok_or_else(|| QuotaLimitError(text.to_owned()))
    }
}

/// A connection as it is stored and shown. Key and password lie in the [`SecretStore`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Client {
    pub id: ClientId,
    /// Unique: what people and command lines call it.
    pub name: String,
    /// The full address, ending in `api.asp`.
    pub url: String,
    pub mri_client_id: String,
    pub database: String,
    pub user: String,
    pub quota: QuotaLimit,
    pub secret_store: SecretStore,
    pub properties: Vec<ClientProperty>,
    /// The sample portfolio, answered from inside the program.
    pub sample: bool,
    pub settings: ClientSettings,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quota_reads_back_as_it_is_written() {
        let quota: QuotaLimit = "100/300s".parse().unwrap();
        assert_eq!(quota, QuotaLimit::DEVELOPER_KEY);
        assert_eq!(quota.to_string(), "100/300s");
        assert_eq!("2500/5m".parse(), Ok(QuotaLimit::PARTNER_KEY));
    }

    #[test]
    fn a_quota_of_no_calls_or_no_time_is_refused() {
        for bad in ["", "100", "0/300s", "100/0s", "100/300h", "-1/5s", "100/-5s", "1/99999999m"] {
            assert!(bad.parse::<QuotaLimit>().is_err(), "{bad} was taken for a quota");
        }
    }
}
