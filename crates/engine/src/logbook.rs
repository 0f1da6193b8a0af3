//! The log as its reader sees it: lines by run, and what can be sent to support without naming anybody.

use model::RunId;
use serde::{Deserialize, Serialize};

use crate::{Engine, EngineError};

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LogQuery {
    pub run_id: Option<RunId>,
    /// Warnings and errors only.
    pub problems: bool,
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LogLine {
    /// As the log has it, RFC 3339 in UTC.
    pub at: String,
    pub level: String,
    pub message: String,
    /// `name=value` pairs, in the line's order.
    pub fields: Vec<String>,
    pub run_id: Option<String>,
}

impl Engine {
    /// Newest first.
    pub fn list_log_lines(&self, _query: &LogQuery) -> Result<Vec<LogLine>, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Version, system, sizes, counts, settings, the last runs with their codes and the last log lines, without secrets, addresses,
    /// names of people or properties.
    pub fn diagnostics(&self) -> Result<String, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
