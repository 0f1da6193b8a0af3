//! One SQLite file: how it is opened, and its single writer of this process.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{MigrationDefinitionError, Migrations};

use crate::StoreError;

/// SQLite's writers of other processes are waited for so long.
const BUSY_TIMEOUT: Duration = Duration::from_secs(20);
/// The first SQLite without the WAL bug that loses committed writes.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How much a commit must survive.
#[derive(Clone, Copy)]
pub(crate) enum Durability {
    /// The death of the process: enough for what can be fetched again.
    Process,
    /// The death of the machine.
    Power,
}

pub(crate) struct Database {
    path: PathBuf,
    writer: Mutex<Connection>,
}

impl Database {
    pub(crate) fn open(path: &Path, migrations: &Migrations<'_>, durability: Durability) -> Result<Self, StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::OldSqlite { found: rusqlite::version().to_owned() });
        }
        let mut connection = open_writer(path, durability).map_err(|error| locate(error, path))?;
        migrate(&mut connection, migrations, path)?;
        Ok(Self { path: path.to_owned(), writer: Mutex::new(connection) })
    }

    /// Runs `work` in one transaction, which is undone when it fails.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut connection = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let run = || {
            // Immediate: a transaction that reads first and then finds another writer ahead of it could not go on.
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let result = work(&transaction)?;
            transaction.commit()?;
            Ok(result)
        };
        run().map_err(|error| match error {
            StoreError::Sqlite(error) => locate(error, &self.path),
            other => other,
        })
    }
}

pub(crate) fn open_writer(path: &Path, durability: Durability) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(
        None,
        "synchronous",
        match durability {
            Durability::Process => "normal",
            Durability::Power => "full",
        },
    )?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// A connection that cannot write: the cache as `main`, the desk beside it as `desk`.
pub(crate) fn open_reader(cache: &Path, desk: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(cache, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.execute("ATTACH ?1 AS desk", [desk.to_string_lossy()])?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    Ok(connection)
}

fn migrate(connection: &mut Connection, migrations: &Migrations<'_>, path: &Path) -> Result<(), StoreError> {
    use rusqlite_migration::Error as E;
    // Two processes may open a new file at once: the second finds the first one's tables when its turn comes.
    let apply = |connection: &mut Connection| migrations.to_latest(connection);
    match apply(connection).or_else(|_| apply(connection)) {
        Ok(()) => Ok(()),
        Err(E::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead)) => {
            Err(StoreError::NewerFile { path: path.to_owned() })
        }
        Err(E::RusqliteError { err, .. }) => Err(locate(err, path)),
        Err(other) => Err(StoreError::Corrupt { path: path.to_owned(), detail: other.to_string() }),
    }
}

/// Reads the whole file's structure; the error says that it is damaged.
pub(crate) fn check(path: &Path) -> Result<(), StoreError> {
    let probe = || {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))
    };
    match probe() {
        Ok(word) if word == "ok" => Ok(()),
        Ok(detail) => Err(StoreError::Corrupt { path: path.to_owned(), detail }),
        Err(error) => Err(locate(error, path)),
    }
}

/// Says which file an error is about.
fn locate(error: rusqlite::Error, path: &Path) -> StoreError {
    use rusqlite::ErrorCode::{CannotOpen, DatabaseCorrupt, NotADatabase, ReadOnly};
    match error.sqlite_error_code() {
        Some(DatabaseCorrupt | NotADatabase) => StoreError::Corrupt { path: path.to_owned(), detail: error.to_string() },
        Some(ReadOnly | CannotOpen) => StoreError::ReadOnly { path: path.to_owned() },
        _ => error.into(),
    }
}
