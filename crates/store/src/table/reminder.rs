//! Deadlines that were told: one row for a lease, a kind and a date, with the smallest lead time at which it was told. A silent row
//! was passed over, so that a portfolio that comes new does not tell of everything at once.

use model::{ClientId, Date, DeadlineKind, Instant, LeaseKey, PropertyId};
use rusqlite::Result;

use super::follow_up::{lease_key, parts};
use crate::columns::{Columns, IntoColumn};
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE reminder (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    lease_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_on TEXT NOT NULL,
    reminder_id TEXT NOT NULL UNIQUE,
    lead_days INTEGER NOT NULL,
    silent INTEGER NOT NULL,
    at INTEGER NOT NULL,
    read_at INTEGER,
    digested INTEGER NOT NULL,
    PRIMARY KEY (client_id, property_id, lease_id, kind, due_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE reminded_property (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (client_id, property_id)
) STRICT, WITHOUT ROWID;";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderRow {
    pub id: String,
    pub lease: LeaseKey,
    pub kind: DeadlineKind,
    pub due_on: Date,
    pub lead_days: u32,
    pub silent: bool,
    pub at: Instant,
    pub read_at: Option<Instant>,
    /// A digest has counted it.
    pub digested: bool,
}

const SELECT: &str =
    "SELECT client_id, property_id, lease_id, kind, due_on, reminder_id, lead_days, silent, at, read_at, digested
    FROM reminder";

fn list(connection: &rusqlite::Connection) -> Result<Vec<ReminderRow>> {
    let missing = || rusqlite::Error::InvalidQuery;
    let mut statement = connection.prepare_cached(SELECT)?;
    let rows = statement.query_map([], |row| {
        let mut c = Columns::new(row, 0);
        let lease = lease_key(&mut c)?;
        let kind = c.word()?.ok_or_else(missing)?;
        let due_on = c.date()?.ok_or_else(missing)?;
        Ok(ReminderRow {
            id: c.get()?,
            lease,
            kind,
            due_on,
            lead_days: c.get()?,
            silent: c.get()?,
            at: Instant(c.get()?),
            read_at: c.instant()?,
            digested: c.get()?,
        })
    })?;
    rows.collect()
}

impl Reader<'_> {
    /// The silent ones included.
    pub fn list_reminders(&self) -> Result<Vec<ReminderRow>, StoreError> {
        Ok(list(self.connection())?)
    }
}

impl DeskWriter<'_> {
    /// The silent ones included.
    pub fn list_reminders(&self) -> Result<Vec<ReminderRow>, StoreError> {
        Ok(list(self.transaction())?)
    }

    pub fn upsert_reminder(&self, row: &ReminderRow) -> Result<(), StoreError> {
        let [client, property, lease] = parts(&row.lease);
        self.transaction()
            .prepare_cached("INSERT OR REPLACE INTO reminder VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?
            .execute((
                client,
                property,
                lease,
                row.kind.as_str(),
                row.due_on.column(),
                &row.id,
                row.lead_days,
                row.silent,
                row.at.0,
                row.read_at.map(|at| at.0),
                row.digested,
            ))?;
        Ok(())
    }

    pub fn mark_reminder_read(&self, id: &str, at: Instant) -> Result<(), StoreError> {
        let sql = "UPDATE reminder SET read_at = ?2 WHERE reminder_id = ?1 AND read_at IS NULL";
        self.transaction().prepare_cached(sql)?.execute((id, at.0))?;
        Ok(())
    }

    pub fn mark_all_reminders_read(&self, at: Instant) -> Result<(), StoreError> {
        self.transaction().execute("UPDATE reminder SET read_at = ?1 WHERE read_at IS NULL", [at.0])?;
        Ok(())
    }

    /// A digest has counted all that there are now.
    pub fn mark_reminders_digested(&self) -> Result<(), StoreError> {
        self.transaction().execute("UPDATE reminder SET digested = 1 WHERE digested = 0", [])?;
        Ok(())
    }

    pub fn delete_reminders_before(&self, due_on: Date) -> Result<(), StoreError> {
        self.transaction().execute("DELETE FROM reminder WHERE due_on < ?1", [due_on.to_string()])?;
        Ok(())
    }

    /// Properties whose deadlines were looked at before.
    pub fn list_reminded_properties(&self) -> Result<Vec<(ClientId, PropertyId)>, StoreError> {
        let mut statement = self.transaction().prepare_cached("SELECT client_id, property_id FROM reminded_property")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?.into(), row.get::<_, String>(1)?.into())))?;
        Ok(rows.collect::<Result<_>>()?)
    }

    pub fn insert_reminded_property(&self, client: &ClientId, property: &PropertyId, at: Instant) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO reminded_property VALUES (?1, ?2, ?3)";
        self.transaction().prepare_cached(sql)?.execute((client.as_str(), property.as_str(), at.0))?;
        Ok(())
    }
}
