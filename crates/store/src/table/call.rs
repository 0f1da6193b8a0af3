//! The ledger's table: one row per call, counted before it is sent. Read and written by `ledger` alone.

pub(crate) const CREATE: &str = "CREATE TABLE call (
    call_id INTEGER PRIMARY KEY AUTOINCREMENT,
    key_id TEXT NOT NULL,
    holder TEXT NOT NULL,
    reserved_wall_ms INTEGER NOT NULL,
    answered_boot TEXT,
    answered_boot_ms INTEGER,
    answered_wall_ms INTEGER
) STRICT;
CREATE INDEX call_by_key ON call (key_id, answered_boot_ms);
CREATE TABLE closure (
    key_id TEXT PRIMARY KEY,
    boot TEXT NOT NULL,
    boot_ms INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    for_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;";
