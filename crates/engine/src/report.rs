//! The rows of a view as a file, that takes its final name only when it is whole.

mod columns;
mod copy;
mod csv;
mod xlsx;

use std::io::Write;
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Engine, EngineError, SortKey};

pub use copy::{Copied, CopiedCells, CopyQuery};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    Xlsx,
    Csv,
    /// A report to print.
    Pdf,
    /// Critical dates for a calendar.
    Ics,
}

impl ExportFormat {
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Pdf => "pdf",
            Self::Ics => "ics",
        }
    }
}

impl FromStr for ExportFormat {
    type Err = EngineError;

    fn from_str(text: &str) -> Result<Self, EngineError> {
        match text.to_ascii_lowercase().as_str() {
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            _ => Err(EngineError::WrongUse(format!("cannot export to `{text}`: xlsx and csv are possible"))),
        }
    }
}

/// What a file is to hold: a view, as it is shown.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExportRequest {
    pub format: ExportFormat,
    pub filter: String,
    pub sort: Vec<SortKey>,
    pub group: Option<crate::query::GroupBy>,
    /// Ids of columns in the view's order; empty = all that there are.
    pub columns: Vec<String>,
    /// The view's name, for a report's head.
    pub title: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExportedFile {
    pub path: String,
    pub rows: u32,
}

impl Engine {
    /// A view as a file. One that is there already is replaced.
    pub fn export_view(&self, request: &ExportRequest, path: &Path) -> Result<ExportedFile, EngineError> {
        self.export(request.format, path, &request.filter, &request.sort)
    }

    /// What [`list_renewals`](Engine::list_renewals) shows, as a file. One that is there already is replaced.
    pub fn export(&self, format: ExportFormat, path: &Path, filter: &str, sort: &[SortKey]) -> Result<ExportedFile, EngineError> {
        let renewals = self.list_renewals(filter, sort)?;
        let bytes = match format {
            ExportFormat::Xlsx => xlsx::write(&renewals, self.today())?,
            ExportFormat::Csv => csv::write(&renewals)?,
            ExportFormat::Pdf | ExportFormat::Ics => return Err(EngineError::Internal("not built".into())),
        };
        write_whole(path, &bytes)?;
        Ok(ExportedFile { path: path.display().to_string(), rows: u32::try_from(renewals.len()).unwrap_or(u32::MAX) })
    }
}

/// Temporary files are their user's alone; an export is made to be passed on, so it gets the modes that the user's other files get.
#[cfg(unix)]
fn exported_file() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.permissions(std::fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn exported_file() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

/// A file beside the final one, on the disk before it is renamed: a power cut leaves the old file or the new one.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), EngineError> {
    // Renaming onto a device, a pipe or a folder would replace it, or fail with words that help nobody.
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(EngineError::WrongUse(format!("{} is no file: name a file to write", path.display())));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        let mut file = exported_file().tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)
    };
    write().map(drop).map_err(EngineError::file(path))
}
