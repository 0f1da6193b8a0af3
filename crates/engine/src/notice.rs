//! "This went stale, ask again." A notice carries no rows, and missing one loses nothing.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Clients,
    Status,
    Renewals,
    Runs,
    /// Views, settings of the desk, reminders, what was seen.
    Desk,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice(pub Topic);
