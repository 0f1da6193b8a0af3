//! How a client is synced: its pace, its freshness, its schedule. Every part has a default, so that what an older version stored
//! still reads.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Dataset;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct ClientSettings {
    /// Properties worked on together.
    pub batch_size: u32,
    /// Between the end of a batch and the next one's start, on top of what the call limit asks for.
    pub delay_between_batches_ms: u32,
    /// Calls under way at once.
    pub concurrency: u32,
    /// Calls started per second; 0 = no pacing.
    pub calls_per_second: u32,
    /// Calls of the quota that are left to other software with the same key.
    pub headroom: u32,
    /// Where an API must be asked per lease, leases that expire within so many months are; expired and open ones always.
    pub horizon_months: u32,
    /// How long an answer stays fresh, where it is not as the catalogue says.
    pub freshness_secs: BTreeMap<Dataset, u32>,
    pub resume: ResumePolicy,
    pub schedule: Schedule,
}

impl Default for ClientSettings {
    fn default() -> Self {
        Self {
            batch_size: 5,
            delay_between_batches_ms: 0,
            concurrency: 4,
            calls_per_second: 10,
            headroom: 0,
            horizon_months: 24,
            freshness_secs: BTreeMap::new(),
            resume: ResumePolicy::default(),
            schedule: Schedule::default(),
        }
    }
}

/// What becomes of a run that the program's end cut short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ResumePolicy {
    /// The next start goes on with it.
    #[default]
    Auto,
    /// The next start says so, and somebody decides.
    Offer,
}

/// When a client is synced by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct Schedule {
    pub enabled: bool,
    /// Five fields: minute, hour, day of month, month, day of week.
    pub cron: String,
    /// An IANA name such as `Europe/London`; `None` = the machine's own.
    pub time_zone: Option<String>,
    /// No scheduled run starts within them; what falls into them starts once when they are over.
    pub quiet: Option<QuietHours>,
    /// Sync when the program starts, if the leases are older than this.
    pub start_if_older_secs: Option<u32>,
}

/// Times of day, `HH:MM`; they may cross midnight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QuietHours {
    pub from: String,
    pub to: String,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` are no quiet hours: write HH:MM-HH:MM, such as 20:00-06:00")]
pub struct QuietHoursError(pub String);

impl FromStr for QuietHours {
    type Err = QuietHoursError;

    fn from_str(text: &str) -> Result<Self, QuietHoursError> {
        let parts = text.split_once('-').map(|(from, to)| (from.trim(), to.trim()));
        match parts {
            Some((from, to)) if is_time(from) && is_time(to) && from != to => Ok(Self { from: from.into(), to: to.into() }),
            _ => Err(QuietHoursError(text.to_owned())),
        }
    }
}

impl fmt::Display for QuietHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

fn is_time(text: &str) -> bool {
    text.len() == 5 && jiff::civil::Time::strptime("%H:%M", text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_version_stored_reads_with_defaults() {
        let settings: ClientSettings = serde_json::from_str(r#"{"batchSize": 7}"#).unwrap();
        assert_eq!(settings, ClientSettings { batch_size: 7, ..ClientSettings::default() });
    }

    #[test]
    fn freshness_is_kept_by_dataset() {
        let settings = ClientSettings { freshness_secs: BTreeMap::from([(Dataset::Leases, 60)]), ..ClientSettings::default() };
        let json = serde_json::to_string(&settings).unwrap();
        assert!(json.contains(r#""freshnessSecs":{"leases":60}"#), "{json}");
        assert_eq!(serde_json::from_str::<ClientSettings>(&json).unwrap(), settings);
    }

    #[test]
    fn quiet_hours_are_two_times_of_day() {
        assert_eq!("20:00-06:00".parse::<QuietHours>().unwrap().to_string(), "20:00-06:00");
        for bad in ["", "20:00", "20-6", "24:00-06:00", "9:00-17:00", "09:00-09:00"] {
            assert!(bad.parse::<QuietHours>().is_err(), "{bad} was taken for quiet hours");
        }
    }
}
