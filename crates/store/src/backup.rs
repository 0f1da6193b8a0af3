//! Copies of the desk, and the way back from one. A copy is made beside its name, read from end to end, and only then given its name.
//!
//! The way back is one transaction on the open desk, so that it happens wholly or not at all, under the eyes of every process that has
//! the file open. The ledger of calls is left as it is: a desk of yesterday must not forget the calls of the last minutes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use model::ClientId;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, Transaction};

use crate::database::{self, Durability, Look};
use crate::{FileLock, Store, StoreError, lock, migration, private};

/// What the ledger keeps: it goes with the machine's clock, not with the desk's content.
const LEDGER: [&str; 3] = ["call", "closure", "urgent"];
/// Numbers that only ever grow, since whoever keeps something in memory compares them.
const COUNTERS: [&str; 1] = ["staff_change"];
const UNFINISHED: &str = "part";
const PATIENCE: Duration = Duration::from_secs(60);

impl Store {
    /// Copies the desk to `to`, whose folder is made if need be. Others may write meanwhile.
    pub fn copy_desk(&self, to: &Path) -> Result<(), StoreError> {
        let _turn = self.take_turn()?;
        let folder = to.parent().unwrap_or(Path::new("."));
        private::make_folder(folder)?;
        remove_unfinished(folder);
        let part = to.with_extension(UNFINISHED);
        let desk = self.data_dir().join("desk.db");
        copy(&desk, &part).map_err(|error| database::locate(error, &part))?;
        database::examine(&part, &migration::desk(), Look::Whole)?;
        let io = |source| StoreError::Io { path: to.to_owned(), source };
        File::open(&part).and_then(|file| file.sync_all()).map_err(io)?;
        fs::rename(&part, to).map_err(io)?;
        sync_folder(folder).map_err(io)
    }

    /// Puts what the copy `from` holds in the place of what the desk holds, all but the ledger of calls. A copy that is damaged or was
    /// made by a newer version is refused, and the desk left as it is; the copy itself is not written to.
    pub fn replace_desk(&self, from: &Path) -> Result<(), StoreError> {
        let _turn = self.take_turn()?;
        if !from.is_file() {
            let source = std::io::Error::from(std::io::ErrorKind::NotFound);
            return Err(StoreError::Io { path: from.to_owned(), source });
        }
        database::examine(from, &migration::desk(), Look::Whole)?;
        // Brought to this version's tables beside it.
        let part = self.data_dir().join("restored.part");
        let replaced = bring_up_to_date(from, &part).and_then(|()| self.take_over(&part));
        let _gone = fs::remove_file(&part);
        replaced
    }

    fn take_over(&self, part: &Path) -> Result<(), StoreError> {
        let desk = self.data_dir().join("desk.db");
        let mut connection = database::open_writer(&desk, Durability::Power)?;
        connection.execute("ATTACH ?1 AS copy", [part.to_string_lossy()])?;
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        replace_tables(&transaction).map_err(|error| database::locate(error, &desk))?;
        transaction.commit().map_err(|error| database::locate(error, &desk))
    }

    fn take_turn(&self) -> Result<FileLock, StoreError> {
        FileLock::take(&lock::folder(self.data_dir()).join("backup"), PATIENCE)
    }
}

/// The clients that a copy of the desk names, so that nothing of theirs is left behind.
pub fn list_clients_of_copy(copy: &Path) -> Result<Vec<ClientId>, StoreError> {
    let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = connection.prepare("SELECT client_id FROM client")?;
    let ids = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(ids.map(|id| id.map(ClientId::from)).collect::<rusqlite::Result<_>>()?)
}

/// A snapshot in one step; writers of the journal are not held up. The copy has no journal of its own: it is one file.
fn copy(desk: &Path, part: &Path) -> rusqlite::Result<()> {
    let from = Connection::open_with_flags(desk, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    from.busy_timeout(PATIENCE)?;
    let _mode = private::make_file(part);
    let mut to = Connection::open(part)?;
    {
        let backup = Backup::new(&from, &mut to)?;
        while backup.step(-1)? != StepResult::Done {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    to.pragma_update(None, "journal_mode", "delete")
}

fn bring_up_to_date(from: &Path, part: &Path) -> Result<(), StoreError> {
    copy(from, part).map_err(|error| database::locate(error, part))?;
    let mut connection = Connection::open(part)?;
    database::migrate(&mut connection, &migration::desk(), part)
}

/// Empties every table before any is filled, so that no reference hinders and no cascade takes away what has just come.
fn replace_tables(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.pragma_update(None, "defer_foreign_keys", true)?;
    let (counters, tables): (Vec<String>, Vec<String>) =
        list_tables(transaction, "table")?.into_iter().partition(|name| COUNTERS.contains(&name.as_str()));
    let tables: Vec<String> = tables.into_iter().filter(|name| !LEDGER.contains(&name.as_str())).collect();
    for table in &tables {
        transaction.execute(&format!("DELETE FROM main.\"{table}\""), [])?;
    }
    for table in &tables {
        let columns = list_columns(transaction, table)?;
        transaction.execute(
            &format!("INSERT OR REPLACE INTO main.\"{table}\" ({columns}) SELECT {columns} FROM copy.\"{table}\""),
            [],
        )?;
    }
    for counter in counters {
        let sql =
            format!("UPDATE main.\"{counter}\" SET last_no = 1 + max(last_no, (SELECT max(last_no) FROM copy.\"{counter}\"))");
        transaction.execute(&sql, [])?;
    }
    // An index of words is made anew from what it is an index of.
    for index in list_tables(transaction, "virtual")? {
        transaction.execute(&format!("INSERT INTO main.\"{index}\" (\"{index}\") VALUES ('rebuild')"), [])?;
    }
    Ok(())
}

fn list_tables(connection: &Connection, kind: &str) -> rusqlite::Result<Vec<String>> {
    let sql = r"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = ?1 AND name NOT LIKE 'sqlite\_%' ESCAPE '\'";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([kind], |row| row.get(0))?;
    names.collect()
}

/// By name: a column that a migration added stands where each file's history put it. Generated ones make themselves.
fn list_columns(connection: &Connection, table: &str) -> rusqlite::Result<String> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_xinfo(?1, 'main') WHERE hidden = 0")?;
    let names = statement.query_map([table], |row| Ok(format!("\"{}\"", row.get::<_, String>(0)?)))?;
    Ok(names.collect::<rusqlite::Result<Vec<_>>>()?.join(", "))
}

/// What a process that was killed began to copy. Nobody else is copying: the turn is ours.
fn remove_unfinished(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_part = |path: &PathBuf| path.extension().is_some_and(|extension| extension == UNFINISHED);
    for path in entries.map(|entry| entry.path()).filter(is_part) {
        let _gone = fs::remove_file(path);
    }
}

/// A name is only safe once its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_versions_copy_is_brought_up_to_date_and_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let from = folder.path().join("old.db");
        let mut old = Connection::open(&from).unwrap();
        migration::desk().to_version(&mut old, 9).unwrap();
        let sql =
            "INSERT INTO client (client_id, name, url, mri_client_id, mri_database, mri_user, quota_calls, quota_window_secs,
                       secret_store, sample, key_id)
                   VALUES ('old', 'Old', 'https://mri.example.com', 'C', 'D', 'U', 100, 300, 'file', 0, 'k')";
        old.execute(sql, []).unwrap();
        drop(old);
        let before = fs::read(&from).unwrap();
        store.replace_desk(&from).unwrap();
        let clients = store.read(|reader| reader.list_clients()).unwrap();
        assert_eq!(clients.iter().map(|row| row.client.name.as_str()).collect::<Vec<_>>(), ["Old"]);
        assert!(before == fs::read(&from).unwrap(), "the copy was written to");
        assert!(!folder.path().join("restored.part").exists());
    }
}
