//! Settings of the desk as a whole: who sits at it, its stages, its reminders, how far ahead it looks. A client's own settings are
//! with the client.

use model::Stage;
use serde::{Deserialize, Serialize};

use crate::{Engine, EngineError};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct DeskSettings {
    /// Who is named in follow-ups and notes; `None` = the system's user.
    pub author: Option<String>,
    pub stages: Vec<Stage>,
    pub reminders: Reminders,
    /// Needs action looks so many days ahead.
    pub action_days: u32,
    /// An icon in the system's tray; closing the window then leaves the program at work.
    pub tray: bool,
    /// Start with the system's session.
    pub autostart: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct Reminders {
    /// Into the inbox at all.
    pub enabled: bool,
    /// A system notification at most once a day.
    pub daily: bool,
    /// A system notification at the end of a run that brought news.
    pub after_run: bool,
    /// Days before a deadline on which it is told: `[90, 30, 7]`.
    pub lead_days: Vec<u32>,
}

impl Default for Reminders {
    fn default() -> Self {
        Self { enabled: true, daily: true, after_run: true, lead_days: vec![90, 30, 7] }
    }
}

impl Default for DeskSettings {
    fn default() -> Self {
        Self {
            author: None,
            stages: Stage::first_list(),
            reminders: Reminders::default(),
            action_days: 180,
            tray: false,
            autostart: false,
        }
    }
}

pub(crate) fn read_desk_settings(_reader: &store::Reader<'_>) -> Result<DeskSettings, store::StoreError> {
    Ok(DeskSettings::default())
}

impl DeskSettings {
    pub(crate) fn author_name(&self) -> String {
        self.author.clone().or_else(|| std::env::var("USER").ok()).unwrap_or_else(|| "unknown".into())
    }
}

impl Engine {
    pub fn desk_settings(&self) -> Result<DeskSettings, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    pub fn save_desk_settings(&self, _settings: &DeskSettings) -> Result<(), EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
