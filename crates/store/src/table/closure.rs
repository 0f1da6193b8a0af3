//! What a surprise 429 left behind for a key, one row each. Read and written by `ledger` alone; the table came with `call`.

use quota::{Closure, KeyId, Moment};
use rusqlite::{Connection, OptionalExtension, Result, Transaction};

/// A closing from before this column says nothing of the allowance: all of it is believed.
pub(crate) const ADD_BELIEVED: &str = "ALTER TABLE closure ADD COLUMN believed INTEGER NOT NULL DEFAULT 4294967295";

pub(crate) fn find(connection: &Connection, key: &KeyId) -> Result<Option<Closure>> {
    connection
        .prepare_cached("SELECT boot, boot_ms, wall_ms, for_ms, believed FROM closure WHERE key_id = ?1")?
        .query_row([key.as_str()], |row| {
            let since = Moment { boot: row.get(0)?, boot_ms: row.get(1)?, wall_ms: row.get(2)? };
            Ok(Closure { since, for_ms: row.get(3)?, believed: row.get(4)? })
        })
        .optional()
}

pub(crate) fn put(transaction: &Transaction<'_>, key: &KeyId, closure: &Closure) -> Result<()> {
    let Closure { since, for_ms, believed } = closure;
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO closure (key_id, boot, boot_ms, wall_ms, for_ms, believed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((key.as_str(), &since.boot, since.boot_ms, since.wall_ms, for_ms, believed))?;
    Ok(())
}
