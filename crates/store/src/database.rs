//! One SQLite file: how it is opened, and its single writer of this process.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{MigrationDefinitionError, Migrations};

use crate::{StoreError, private};

/// SQLite's writers of other processes are waited for so long.
const BUSY_TIMEOUT: Duration = Duration::from_secs(20);
/// The first SQLite without the WAL bug that loses committed writes.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How far a file is looked into before it is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Its header and its tables.
    Shape,
    /// Every page of it.
    Whole,
}

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
    pub(crate) fn open(path: &Path, migrations: &Migrations<'_>, durability: Durability, look: Look) -> Result<Self, StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::OldSqlite { found: rusqlite::version().to_owned() });
        }
        examine(path, migrations, look)?;
        private::make_file(path)?;
        let mut connection = open_writer(path, durability).map_err(|error| locate(error, path))?;
        migrate(&mut connection, migrations, path)?;
        if connection.is_readonly("main").map_err(|error| locate(error, path))? {
            return Err(StoreError::ReadOnly { path: path.to_owned() });
        }
        Ok(Self { path: path.to_owned(), writer: Mutex::new(connection) })
    }

    /// Writes the journal back and empties it. Whether that could be done: readers of other processes may be in the way.
    pub(crate) fn settle(&self) -> rusqlite::Result<bool> {
        let connection = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        connection.busy_timeout(Duration::ZERO)?;
        let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        Ok(busy == 0)
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
    // KiB. The system keeps pages at hand as well, and several readers may rest at once.
    connection.pragma_update(Some("main"), "cache_size", -512)?;
    connection.pragma_update(Some("desk"), "cache_size", -512)?;
    Ok(connection)
}

pub(crate) fn migrate(connection: &mut Connection, migrations: &Migrations<'_>, path: &Path) -> Result<(), StoreError> {
    use rusqlite_migration::Error as E;
    match migrations.to_latest(connection) {
        Ok(()) => Ok(()),
        Err(E::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead)) => {
            Err(StoreError::NewerFile { path: path.to_owned() })
        }
        Err(E::RusqliteError { err, .. }) => Err(locate(err, path)),
        Err(other) => Err(StoreError::Corrupt { path: path.to_owned(), detail: other.to_string() }),
    }
}

/// Looks at a file before anything writes to it. A newer version's file is left as it is, to the byte; one that is damaged, or that
/// is no file of ours at all, is told from the rest.
pub(crate) fn examine(path: &Path, migrations: &Migrations<'_>, look: Look) -> Result<(), StoreError> {
    let corrupt = |detail: String| StoreError::Corrupt { path: path.to_owned(), detail };
    match std::fs::metadata(path) {
        Ok(found) if !found.is_file() => return Err(corrupt("it is no file".into())),
        Ok(found) if found.len() > 0 => {}
        // New, or left by an opening that was cut short.
        Ok(_) | Err(_) => return Ok(()),
    }
    match probe(path, migrations, look) {
        Ok(Found::Ours) => Ok(()),
        Ok(Found::Newer) => Err(StoreError::NewerFile { path: path.to_owned() }),
        Ok(Found::Damaged(detail)) => Err(corrupt(detail)),
        Err(error) => Err(match locate(error, path) {
            StoreError::Sqlite(error) => corrupt(error.to_string()),
            other => other,
        }),
    }
}

enum Found {
    Ours,
    Newer,
    Damaged(String),
}

fn probe(path: &Path, migrations: &Migrations<'_>, look: Look) -> rusqlite::Result<Found> {
    let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let transaction = connection.transaction()?;
    let version: i32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let Ok(steps) = usize::try_from(version) else { return Ok(Found::Damaged(format!("its version is {version}"))) };
    let pages: i64 = transaction.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if pages == 0 {
        // To SQLite a file of a few bytes is an empty one; to its owner it is one that was lost.
        return Ok(Found::Damaged("it is cut short".into()));
    }
    let mut model = Connection::open_in_memory()?;
    if migrations.to_version(&mut model, steps).is_err() {
        return Ok(Found::Newer);
    }
    if look == Look::Whole
        && let Some(damage) = find_damage(&transaction)?
    {
        return Ok(Found::Damaged(damage));
    }
    let same = schema(&transaction)? == schema(&model)?;
    Ok(if same { Found::Ours } else { Found::Damaged("its tables are not this program's".into()) })
}

/// Reads every page, and says the first thing that is wrong.
pub(crate) fn find_damage(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let structure: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok((structure != "ok").then_some(structure))
}

/// Tables and indices by name, as they were made; SQLite's own left out.
fn schema(connection: &Connection) -> rusqlite::Result<Vec<(String, Option<String>)>> {
    let sql = r"SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Says which file an error is about.
pub(crate) fn locate(error: rusqlite::Error, path: &Path) -> StoreError {
    use rusqlite::ErrorCode::{CannotOpen, DatabaseCorrupt, NotADatabase, ReadOnly};
    match error.sqlite_error_code() {
        Some(DatabaseCorrupt | NotADatabase) => StoreError::Corrupt { path: path.to_owned(), detail: error.to_string() },
        Some(ReadOnly | CannotOpen) => StoreError::ReadOnly { path: path.to_owned() },
        _ => error.into(),
    }
}
