//! What can go wrong with a file, told apart by what its owner can do about it.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{path} was written by a newer version of this program: install that version, or choose another data folder")]
    NewerFile { path: PathBuf },
    #[error("{path} is damaged: {detail}")]
    Corrupt { path: PathBuf, detail: String },
    #[error("the disk is full: free some space and try again")]
    Full,
    #[error("{path} cannot be written: check its permissions, or choose another data folder")]
    ReadOnly { path: PathBuf },
    #[error("another process kept the file busy for too long: try again")]
    Busy,
    #[error("cannot use {path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("a client called `{0}` exists already: choose another name, or remove that one first")]
    NameTaken(String),
    #[error("this build's SQLite is {found}, older than 3.51.3, which can lose what it wrote")]
    OldSqlite { found: String },
    #[error("the store failed: {0}")]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// SQLite met something in a file that cannot be.
    pub(crate) fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match self {
            Self::Corrupt { .. } => true,
            Self::Sqlite(error) => matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase)),
            _ => false,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull};
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::Full,
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            _ => Self::Sqlite(error),
        }
    }
}
