//! The rows of a view as a file, that takes its final name only when it is whole.

mod cell;
mod columns;
mod copy;
mod csv;
mod ics;
mod names;
mod page;
mod section;
mod totals;
mod xlsx;

#[cfg(test)]
mod proof;

use std::io::Write;
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Engine, EngineError, SortKey};
use names::Names;

pub(crate) use names::stages;

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
            "pdf" => Ok(Self::Pdf),
            "ics" => Ok(Self::Ics),
            _ => Err(EngineError::WrongUse(format!("cannot export to `{text}`: xlsx, csv, pdf and ics are possible"))),
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
    /// Renewals that are in it: also of a calendar, where each can have several dates.
    pub rows: u32,
}

impl Engine {
    /// A view as a file. One that is there already is replaced.
    pub fn export_view(&self, request: &ExportRequest, path: &Path) -> Result<ExportedFile, EngineError> {
        let columns = columns::for_file(&request.columns)?;
        let sections = self.sections(&request.filter, &request.sort, request.group)?;
        let names = Names::of(self)?;
        let bytes = match request.format {
            ExportFormat::Xlsx => xlsx::write(&columns, request.group, &sections, &names, self.today())?,
            ExportFormat::Csv => csv::write(&columns, request.group, &sections, &names)?,
            ExportFormat::Pdf => page::write(request, &sections, &names, self.today())?,
            ExportFormat::Ics => ics::write(&sections, request.title.as_deref().unwrap_or("Critical lease dates"), self.now()),
        };
        write_whole(path, &bytes)?;
        let rows = sections.iter().map(|section| section.renewals.len()).sum::<usize>();
        Ok(ExportedFile { path: path.display().to_string(), rows: u32::try_from(rows).unwrap_or(u32::MAX) })
    }

    /// What [`list_renewals`](Engine::list_renewals) shows, with all columns. One that is there already is replaced.
    pub fn export(&self, format: ExportFormat, path: &Path, filter: &str, sort: &[SortKey]) -> Result<ExportedFile, EngineError> {
        let (filter, sort) = (filter.to_owned(), sort.to_vec());
        self.export_view(&ExportRequest { format, filter, sort, group: None, columns: Vec::new(), title: None }, path)
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
