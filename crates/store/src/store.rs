//! The data folder opened: both files, their writers, and a few readers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction};
use rusqlite_migration::Migrations;

use crate::database::{self, Database, Durability, Look};
use crate::seal::Seal;
use crate::{FileLock, SqliteLedger, StoreError, lock, migration, private};

/// The slowest opening is the check of a large cache.
const OPENING_TIMEOUT: Duration = Duration::from_secs(60);

pub struct Store {
    data_dir: PathBuf,
    // Readers come before writers: only a writer that is closed last leaves a file without its journal.
    /// Readers at rest.
    readers: Mutex<Vec<Connection>>,
    /// Never writes, so that SQLite's data version tells it of everybody's writes, our own included.
    watcher: Mutex<Connection>,
    cache: Database,
    desk: Database,
    notices: Vec<String>,
    /// Closed last.
    cache_seal: Seal,
    desk_seal: Seal,
}

impl Store {
    /// Opens the data folder, making it if it is new. An unreadable cache is set aside and begun anew; the desk never is.
    pub fn open(data_dir: &Path) -> Result<Self, StoreError> {
        private::make_folder(data_dir)?;
        private::make_folder(&lock::folder(data_dir))?;
        // One opens at a time: two that make a new file, or that both find the cache damaged, would undo each other's work.
        let _turn = FileLock::take(&lock::folder(data_dir).join("opening"), OPENING_TIMEOUT)?;
        let desk_seal = Seal::of(&data_dir.join("desk.db"));
        let desk = open_sealed(&data_dir.join("desk.db"), &desk_seal, &migration::desk(), Durability::Power)?;
        let cache_seal = Seal::of(&data_dir.join("cache.db"));
        let (cache, notice) = open_cache(data_dir, &cache_seal)?;
        let watcher = database::open_reader(&data_dir.join("cache.db"), &data_dir.join("desk.db"))?;
        Ok(Self {
            data_dir: data_dir.to_owned(),
            cache,
            desk,
            readers: Mutex::new(Vec::new()),
            watcher: Mutex::new(watcher),
            notices: notice.into_iter().collect(),
            cache_seal,
            desk_seal,
        })
    }

    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// What the user must know of the opening, in sentences.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// One snapshot of both files.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let resting = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut connection = match resting {
            Some(connection) => connection,
            None => database::open_reader(&self.data_dir.join("cache.db"), &self.data_dir.join("desk.db"))?,
        };
        let result = self.told(|| {
            let transaction = connection.transaction()?;
            // A snapshot begins with the first read of a file, so both are read at once.
            transaction.prepare_cached("SELECT 1 FROM main.sqlite_schema, desk.sqlite_schema LIMIT 1")?.exists([])?;
            work(&Reader { connection: &transaction })
        });
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        result
    }

    pub fn write_cache<T>(&self, work: impl FnOnce(&CacheWriter<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.told(|| self.cache.write(|transaction| work(&CacheWriter { transaction })))
    }

    pub fn write_desk<T>(&self, work: impl FnOnce(&DeskWriter<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.told(|| self.desk.write(|transaction| work(&DeskWriter { transaction })))
    }

    /// Damage that shows only now is looked for at the next opening, which sets the cache aside and refuses the desk.
    fn told<T>(&self, work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        work().inspect_err(|error| {
            if error.is_damage() {
                self.cache_seal.break_open();
                self.desk_seal.break_open();
            }
        })
    }

    /// Reads the cache from end to end. Damage comes back as [`StoreError::Corrupt`]; the next opening sets it aside.
    pub fn check_cache(&self) -> Result<(), StoreError> {
        self.check("cache.db", &self.cache_seal)
    }

    /// Reads the desk from end to end. Damage comes back as [`StoreError::Corrupt`]; the next opening refuses it.
    pub fn check_desk(&self) -> Result<(), StoreError> {
        self.check("desk.db", &self.desk_seal)
    }

    fn check(&self, name: &str, seal: &Seal) -> Result<(), StoreError> {
        let path = self.data_dir.join(name);
        self.told(|| {
            let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            match database::find_damage(&connection).map_err(|error| database::locate(error, &path))? {
                Some(detail) => Err(StoreError::Corrupt { path: path.clone(), detail }),
                None => Ok(()),
            }
        })?;
        seal.note_check();
        Ok(())
    }

    /// When somebody last read the cache from end to end, in milliseconds of the wall clock.
    pub fn cache_checked_ms(&self) -> Option<u64> {
        self.cache_seal.checked_ms()
    }

    /// The same of the desk.
    pub fn desk_checked_ms(&self) -> Option<u64> {
        self.desk_seal.checked_ms()
    }

    /// Before the process ends without dropping this: writes the journals back and seals the files, if nobody else is at them.
    pub fn settle(&self) {
        if self.cache_seal.is_retired() {
            return;
        }
        for (file, seal) in [(&self.desk, &self.desk_seal), (&self.cache, &self.cache_seal)] {
            // What stays in its journal is as safe there.
            if file.settle().is_ok_and(|is_done| is_done) {
                seal.put();
            }
        }
    }

    /// The folder is about to be deleted: this store leaves no file in it from now on.
    pub fn retire(&self) {
        self.cache_seal.retire();
        self.desk_seal.retire();
    }

    /// Changes whenever anybody, this process or another, has committed.
    pub fn version(&self) -> Result<Version, StoreError> {
        let watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        let ask = |schema| watcher.query_row(&format!("PRAGMA {schema}.data_version"), [], |row| row.get(0));
        Ok(Version { cache: ask("main")?, desk: ask("desk")? })
    }

    /// The ledger on the desk file, with a connection and a sign of life of its own.
    pub fn ledger(&self) -> Result<SqliteLedger, StoreError> {
        SqliteLedger::open(&self.data_dir)
    }

    /// The lock that `name` stands for in this data folder, or the note of whoever holds it.
    pub fn try_lock(&self, name: &str, note: &str) -> Result<Result<FileLock, String>, StoreError> {
        FileLock::try_take(&self.lock_path(name), note)
    }

    /// The same lock, held together with all who hold it so, and with nobody who took it by [`try_lock`](Self::try_lock).
    pub fn try_share(&self, name: &str) -> Result<Result<FileLock, String>, StoreError> {
        FileLock::try_share(&self.lock_path(name))
    }

    /// The note of whoever holds a lock of [`try_lock`](Self::try_lock).
    pub fn find_lock_holder(&self, name: &str) -> Option<String> {
        let path = self.lock_path(name);
        FileLock::is_held(&path).then(|| fs::read_to_string(path).unwrap_or_default())
    }

    fn lock_path(&self, name: &str) -> PathBuf {
        lock::folder(&self.data_dir).join(format!("{name}.lock"))
    }
}

/// What [`Store::version`] answers: equal means that nothing was committed in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    pub cache: i64,
    pub desk: i64,
}

/// Reads; has no method that writes.
pub struct Reader<'a> {
    connection: &'a Connection,
}

impl Reader<'_> {
    pub(crate) fn connection(&self) -> &Connection {
        self.connection
    }
}

/// Writes what MRI said, in one transaction.
pub struct CacheWriter<'a> {
    transaction: &'a Transaction<'a>,
}

impl CacheWriter<'_> {
    /// What the cache holds now, this transaction's own writes included. The desk is not attached here.
    pub fn reader(&self) -> Reader<'_> {
        Reader { connection: self.transaction }
    }

    pub(crate) fn transaction(&self) -> &Transaction<'_> {
        self.transaction
    }
}

/// Writes what people said and what happened, in one transaction.
pub struct DeskWriter<'a> {
    transaction: &'a Transaction<'a>,
}

impl DeskWriter<'_> {
    pub(crate) fn transaction(&self) -> &Transaction<'_> {
        self.transaction
    }
}

/// Looks into the whole file unless it was closed in good order.
fn open_sealed(path: &Path, seal: &Seal, migrations: &Migrations<'_>, durability: Durability) -> Result<Database, StoreError> {
    let is_sealed = seal.is_whole();
    let opened = Database::open(path, migrations, durability, if is_sealed { Look::Shape } else { Look::Whole })?;
    if !is_sealed {
        seal.note_check();
    }
    seal.note_opened();
    Ok(opened)
}

fn open_cache(data_dir: &Path, seal: &Seal) -> Result<(Database, Option<String>), StoreError> {
    let path = data_dir.join("cache.db");
    let open = || open_sealed(&path, seal, &migration::cache(), Durability::Process);
    let opened = open();
    match opened {
        Err(error) if is_unreadable(&error) => {
            let detail = error.to_string();
            tracing::warn!(%detail, "the cache is damaged: set aside and begun anew");
            let place = set_aside(data_dir)?;
            let notice = format!(
                "What was fetched from MRI could not be read and was set aside in {}. Sync to fetch it again; nothing that you typed is lost.",
                place.display()
            );
            // The seal was the old file's.
            seal.break_open();
            Ok((open()?, Some(notice)))
        }
        other => Ok((other?, None)),
    }
}

/// SQLite also says "read-only" of a header that it does not understand: what the system lets us write is damaged, not protected.
fn is_unreadable(error: &StoreError) -> bool {
    match error {
        StoreError::Corrupt { .. } => true,
        StoreError::ReadOnly { path } => fs::OpenOptions::new().write(true).open(path).is_ok(),
        _ => false,
    }
}

/// Moves the cache with its journal into a folder of its own under `quarantine/`.
fn set_aside(data_dir: &Path) -> Result<PathBuf, StoreError> {
    let quarantine = data_dir.join("quarantine");
    private::make_folder(&quarantine)?;
    let place = (1..).map(|n| quarantine.join(n.to_string())).find(|place| !place.exists()).unwrap_or_default();
    private::make_folder(&place)?;
    for name in ["cache.db", "cache.db-wal", "cache.db-shm"] {
        let from = data_dir.join(name);
        if from.exists() {
            fs::rename(&from, place.join(name)).map_err(|source| StoreError::Io { path: from, source })?;
        }
    }
    Ok(place)
}
