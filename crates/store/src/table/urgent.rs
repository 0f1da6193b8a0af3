//! Urgent callers that wait for a permit, in every process on the data folder. Read and written by `ledger` alone.

use quota::{KeyId, Moment, UrgentId};
use rusqlite::{Connection, Result, Transaction};

pub(crate) const CREATE: &str = "CREATE TABLE urgent (
    holder TEXT NOT NULL,
    urgent_id INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    asked_boot TEXT NOT NULL,
    asked_boot_ms INTEGER NOT NULL,
    asked_wall_ms INTEGER NOT NULL,
    PRIMARY KEY (holder, urgent_id)
) STRICT, WITHOUT ROWID;";

pub(crate) struct Urgent {
    pub holder: String,
    pub id: UrgentId,
    pub asked: Moment,
}

pub(crate) fn list(connection: &Connection, key: &KeyId) -> Result<Vec<Urgent>> {
    let mut statement = connection
        .prepare_cached("SELECT holder, urgent_id, asked_boot, asked_boot_ms, asked_wall_ms FROM urgent WHERE key_id = ?1")?;
    let rows = statement.query_map([key.as_str()], |row| {
        let asked = Moment { boot: row.get(2)?, boot_ms: row.get(3)?, wall_ms: row.get(4)? };
        Ok(Urgent { holder: row.get(0)?, id: UrgentId(row.get(1)?), asked })
    })?;
    rows.collect()
}

/// Renewed every few seconds, and not at every question: each time costs a write to the disk.
pub(crate) fn put(transaction: &Transaction<'_>, key: &KeyId, holder: &str, id: UrgentId, now: &Moment) -> Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO urgent (holder, urgent_id, key_id, asked_boot, asked_boot_ms, asked_wall_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (holder, urgent_id) DO UPDATE SET asked_boot = excluded.asked_boot,
                asked_boot_ms = excluded.asked_boot_ms, asked_wall_ms = excluded.asked_wall_ms
             WHERE asked_boot <> excluded.asked_boot OR abs(asked_boot_ms - excluded.asked_boot_ms) >= 4000",
        )?
        .execute((holder, id.0, key.as_str(), &now.boot, now.boot_ms, now.wall_ms))?;
    Ok(())
}

pub(crate) fn delete(transaction: &Transaction<'_>, holder: &str, id: UrgentId) -> Result<()> {
    transaction.prepare_cached("DELETE FROM urgent WHERE holder = ?1 AND urgent_id = ?2")?.execute((holder, id.0))?;
    Ok(())
}
