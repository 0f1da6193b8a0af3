//! The log as its reader sees it: lines by run, and what can be sent to support without naming anybody.

mod backwards;
mod diagnostics;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use model::RunId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Engine, EngineError};
use backwards::Backwards;

/// Asked for more, one gets so many.
const MOST_LINES: usize = 2_000;
/// How far back a reader looks, in bytes, for lines that fit: a run of last week is found, and a huge log is not read for a run that
/// is not in it.
const MOST_BYTES: u64 = 64 * 1_024 * 1_024;

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
    /// Newest first. A line that is none, such as one that a power cut left half-written, is passed over.
    pub fn list_log_lines(&self, query: &LogQuery) -> Result<Vec<LogLine>, EngineError> {
        let most = usize::try_from(query.limit).unwrap_or(MOST_LINES).min(MOST_LINES);
        let mut found = Vec::new();
        let mut left = MOST_BYTES;
        for path in files(self.data_dir())? {
            let file = File::open(&path).map_err(EngineError::file(&path))?;
            let mut lines = Backwards::of(file, left).map_err(EngineError::file(&path))?;
            while found.len() < most
                && let Some(line) = lines.next_line().map_err(EngineError::file(&path))?
            {
                found.extend(parse(&line).filter(|line| query.fits(line)));
            }
            left = lines.left();
            if found.len() == most || left == 0 {
                break;
            }
        }
        Ok(found)
    }
}

impl LogQuery {
    fn fits(&self, line: &LogLine) -> bool {
        let is_of_run = self.run_id.as_ref().is_none_or(|id| line.run_id.as_deref() == Some(id.as_str()));
        is_of_run && (!self.problems || matches!(line.level.as_str(), "WARN" | "ERROR"))
    }
}

/// Newest first: their names are dates.
fn files(data_dir: &Path) -> Result<Vec<PathBuf>, EngineError> {
    let folder = data_dir.join("logs");
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(EngineError::File { path: folder, source: error }),
    };
    let is_log = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "jsonl");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_log).collect();
    files.sort_by(|a, b| b.cmp(a));
    Ok(files)
}

fn parse(line: &[u8]) -> Option<LogLine> {
    let mut line: Map<String, Value> = serde_json::from_slice(line).ok()?;
    let mut take = |name: &str| line.remove(name).map(plain);
    let (at, level, message) = (take("timestamp")?, take("level")?, take("message").unwrap_or_default());
    let run_id = take("run.id");
    let fields = line.into_iter().map(|(name, value)| format!("{name}={}", plain(value))).collect();
    Some(LogLine { at, level, message, fields, run_id })
}

fn plain(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
