//! What moved between syncs, and what every lease was last known to be: history, which cannot be fetched again.

use model::{Change, ChangeKind, ClientId, Instant, LeaseId, LeaseKey, PropertyId, RunId};
use rusqlite::{Result, Row};

use super::follow_up::parts;
use crate::columns::{Columns, word};
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE change (
    change_id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    property_name TEXT,
    lease_id TEXT NOT NULL,
    suite_id TEXT,
    occupant_name TEXT,
    run_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX change_by_run ON change (run_id);
CREATE INDEX change_by_lease ON change (client_id, property_id, lease_id);
CREATE TABLE known_lease (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    lease_id TEXT NOT NULL,
    facts TEXT NOT NULL,
    gone_at INTEGER,
    PRIMARY KEY (client_id, property_id, lease_id)
) STRICT, WITHOUT ROWID;";

/// A lease as it was last seen. `facts` is the engine's, as JSON. `gone_at` makes it a tombstone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownLease {
    pub lease_id: LeaseId,
    pub facts: String,
    pub gone_at: Option<Instant>,
}

const COLUMNS: &str =
    "change_id, client_id, property_id, property_name, lease_id, suite_id, occupant_name, run_id, at, kind, before, after";

fn read(row: &Row<'_>) -> Result<Change> {
    let mut c = Columns::new(row, 0);
    let missing = || rusqlite::Error::InvalidQuery;
    Ok(Change {
        id: c.get()?,
        client_id: c.get::<String>()?.into(),
        property_id: c.get::<String>()?.into(),
        property_name: c.text()?,
        lease_id: c.get::<String>()?.into(),
        suite_id: c.text()?,
        occupant_name: c.text()?,
        run_id: c.get::<String>()?.into(),
        at: c.instant()?.ok_or_else(missing)?,
        kind: c.word::<ChangeKind>()?.ok_or_else(missing)?,
        before: c.text()?,
        after: c.text()?,
    })
}

impl Reader<'_> {
    /// How many have a higher number.
    pub fn count_changes_after(&self, change: u32) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM desk.change WHERE change_id > ?1";
        Ok(self.connection().prepare_cached(sql)?.query_row([change], |row| row.get(0))?)
    }

    /// The highest number there is; 0 = there is no change.
    pub fn find_last_change(&self) -> Result<u32, StoreError> {
        let sql = "SELECT coalesce(max(change_id), 0) FROM desk.change";
        Ok(self.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Newest first.
    pub fn list_changes_of_lease(&self, lease: &LeaseKey, limit: u32) -> Result<Vec<Change>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM desk.change WHERE client_id = ?1 AND property_id = ?2 AND lease_id = ?3
             ORDER BY change_id DESC LIMIT ?4"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let [client, property, lease] = parts(lease);
        let rows = statement.query_map((client, property, lease, limit), read)?;
        Ok(rows.collect::<Result<_>>()?)
    }

    /// Newest first.
    pub fn list_changes(&self, client: Option<&ClientId>, run: Option<&RunId>, limit: u32) -> Result<Vec<Change>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM desk.change WHERE (?1 IS NULL OR client_id = ?1) AND (?2 IS NULL OR run_id = ?2)
             ORDER BY change_id DESC LIMIT ?3"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map((client.map(ClientId::as_str), run.map(RunId::as_str), limit), read)?;
        Ok(rows.collect::<Result<_>>()?)
    }

    /// All of one kind, oldest first.
    pub fn list_changes_of_kind(&self, kind: ChangeKind) -> Result<Vec<Change>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM desk.change WHERE kind = ?1 ORDER BY change_id");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([word(kind)], read)?;
        Ok(rows.collect::<Result<_>>()?)
    }

    pub fn list_known_leases(&self, client: &ClientId, property: &PropertyId) -> Result<Vec<KnownLease>, StoreError> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT lease_id, facts, gone_at FROM desk.known_lease WHERE client_id = ?1 AND property_id = ?2")?;
        let rows = statement.query_map([client.as_str(), property.as_str()], |row| {
            let mut c = Columns::new(row, 0);
            Ok(KnownLease { lease_id: c.get::<String>()?.into(), facts: c.get()?, gone_at: c.instant()? })
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }

    /// Of every property, tombstones too.
    pub fn list_all_known_leases(&self) -> Result<Vec<(ClientId, PropertyId, KnownLease)>, StoreError> {
        let mut statement =
            self.connection().prepare_cached("SELECT client_id, property_id, lease_id, facts, gone_at FROM desk.known_lease")?;
        let rows = statement.query_map([], |row| {
            let mut c = Columns::new(row, 0);
            let (client, property): (String, String) = (c.get()?, c.get()?);
            let known = KnownLease { lease_id: c.get::<String>()?.into(), facts: c.get()?, gone_at: c.instant()? };
            Ok((client.into(), property.into(), known))
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }
}

impl DeskWriter<'_> {
    /// The highest number there is; 0 = there is no change.
    pub fn find_last_change(&self) -> Result<u32, StoreError> {
        let sql = "SELECT coalesce(max(change_id), 0) FROM change";
        Ok(self.transaction().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Its number is given here; the one it brings is not looked at.
    pub fn insert_change(&self, change: &Change) -> Result<(), StoreError> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO change (client_id, property_id, property_name, lease_id, suite_id, occupant_name, run_id, at, kind,
                    before, after)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                change.client_id.as_str(),
                change.property_id.as_str(),
                &change.property_name,
                change.lease_id.as_str(),
                &change.suite_id,
                &change.occupant_name,
                change.run_id.as_str(),
                change.at.0,
                word(change.kind),
                &change.before,
                &change.after,
            ))?;
        Ok(())
    }

    pub fn upsert_known_lease(&self, client: &ClientId, property: &PropertyId, known: &KnownLease) -> Result<(), StoreError> {
        self.transaction().prepare_cached("INSERT OR REPLACE INTO known_lease VALUES (?1, ?2, ?3, ?4, ?5)")?.execute((
            client.as_str(),
            property.as_str(),
            known.lease_id.as_str(),
            &known.facts,
            known.gone_at.map(|at| at.0),
        ))?;
        Ok(())
    }
}
