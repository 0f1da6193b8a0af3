//! Settings of the desk as a whole: who sits at it, its stages, its reminders, how far ahead it looks. A client's own settings are
//! with the client.

mod checked;

use model::Stage;
use serde::{Deserialize, Serialize};
use store::{Reader, StoreError};

use crate::{Engine, EngineError, Topic};
use checked::checked;

/// Under which they are stored.
const NAME: &str = "desk";

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

impl DeskSettings {
    /// Who is named in follow-ups and notes.
    pub(crate) fn author(&self) -> String {
        let system =
            || ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok().filter(|user| !user.is_empty()));
        self.author.clone().or_else(system).unwrap_or_else(|| "unknown".to_owned())
    }
}

/// What was never set, or cannot be read, is as a new desk has it.
pub(crate) fn read(reader: &Reader<'_>) -> Result<DeskSettings, StoreError> {
    let text = reader.find_setting(NAME)?;
    let parse = |text: String| {
        serde_json::from_str(&text).inspect_err(|error| {
            // Its words can be the staff's.
            let (line, column, class) = (error.line(), error.column(), error.classify());
            tracing::warn!(line, column, ?class, "the desk's settings cannot be read: as new");
        })
    };
    Ok(text.and_then(|text| parse(text).ok()).unwrap_or_default())
}

impl Engine {
    pub fn desk_settings(&self) -> Result<DeskSettings, EngineError> {
        Ok(self.inner.store.read(read)?)
    }

    /// Leases keep a stage that is taken off the list.
    pub fn save_desk_settings(&self, settings: &DeskSettings) -> Result<(), EngineError> {
        let settings = checked(settings)?;
        let before = self.desk_settings()?;
        if settings == before {
            return Ok(());
        }
        let text = serde_json::to_string(&settings).map_err(|error| EngineError::Internal(error.to_string()))?;
        // Which stage closes a renewal decides about its deadline: whatever is made of follow-ups is to be made anew, everywhere.
        let restaged = settings.stages != before.stages;
        self.write_desk(|desk| {
            desk.upsert_setting(NAME, &text, &settings.author(), self.now())?;
            if restaged {
                desk.next_staff_change()?;
            }
            Ok(())
        })?;
        self.notify(Topic::Desk);
        // Lists that are filtered by what needs action, or by who sits here, change too.
        if restaged || settings.action_days != before.action_days || settings.author != before.author {
            self.notify(Topic::Renewals);
        }
        Ok(())
    }

    pub(crate) fn author(&self) -> Result<String, EngineError> {
        Ok(self.desk_settings()?.author())
    }
}
