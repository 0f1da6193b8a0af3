//! What the staff say of leases: one row for each lease that anybody has touched. No sync writes here.
//!
//! `staff_change` holds the one number that grows with every follow-up and every note that is written or taken away.

use model::{ClientId, FollowUp, LeaseKey};
use rusqlite::{Connection, OptionalExtension, Result, Row};

use crate::columns::{Columns, IntoColumn, json};
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE staff_change (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_no INTEGER NOT NULL
) STRICT;
INSERT INTO staff_change VALUES (1, 0);
CREATE TABLE follow_up (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    lease_id TEXT NOT NULL,
    follow_up_id TEXT NOT NULL UNIQUE,
    stage TEXT,
    owner TEXT,
    next_step TEXT,
    follow_up_on TEXT,
    tags TEXT NOT NULL,
    muted INTEGER NOT NULL,
    version INTEGER NOT NULL,
    author TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    change_no INTEGER NOT NULL,
    PRIMARY KEY (client_id, property_id, lease_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_up_by_change ON follow_up (change_no);";

// Without the desk's name before them: the desk's own writer reads by these too, to whom it is `main`.
const COLUMNS: &str =
    "client_id, property_id, lease_id, stage, owner, next_step, follow_up_on, tags, muted, version, author, updated_at";

fn read(row: &Row<'_>) -> Result<(LeaseKey, FollowUp)> {
    let mut c = Columns::new(row, 0);
    let lease = lease_key(&mut c)?;
    let follow_up = FollowUp {
        stage: c.text()?,
        owner: c.text()?,
        next_step: c.text()?,
        follow_up_on: c.date()?,
        tags: c.json()?.unwrap_or_default(),
        muted: c.get()?,
        version: c.get()?,
        author: c.get()?,
        updated_at: c.instant()?.ok_or(rusqlite::Error::InvalidQuery)?,
    };
    Ok((lease, follow_up))
}

pub(crate) fn lease_key(c: &mut Columns<'_, '_>) -> Result<LeaseKey> {
    Ok(LeaseKey {
        client_id: c.get::<String>()?.into(),
        property_id: c.get::<String>()?.into(),
        lease_id: c.get::<String>()?.into(),
    })
}

pub(crate) fn parts(lease: &LeaseKey) -> [&str; 3] {
    [lease.client_id.as_str(), lease.property_id.as_str(), lease.lease_id.as_str()]
}

fn list(connection: &Connection) -> Result<Vec<(LeaseKey, FollowUp)>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM follow_up"))?;
    statement.query_map([], read)?.collect()
}

fn find(connection: &Connection, lease: &LeaseKey) -> Result<Option<FollowUp>> {
    let sql = format!("SELECT {COLUMNS} FROM follow_up WHERE client_id = ?1 AND property_id = ?2 AND lease_id = ?3");
    let found = connection.prepare_cached(&sql)?.query_row(parts(lease), read).optional()?;
    Ok(found.map(|(_, follow_up)| follow_up))
}

impl Reader<'_> {
    /// Grows whenever a follow-up or a note of the staff's is written or taken away.
    pub fn follow_up_change(&self) -> Result<i64, StoreError> {
        let sql = "SELECT last_no FROM desk.staff_change";
        Ok(self.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    pub fn list_follow_ups(&self) -> Result<Vec<(LeaseKey, FollowUp)>, StoreError> {
        Ok(list(self.connection())?)
    }

    pub fn find_follow_up(&self, lease: &LeaseKey) -> Result<Option<FollowUp>, StoreError> {
        Ok(find(self.connection(), lease)?)
    }
}

impl DeskWriter<'_> {
    pub fn find_follow_up(&self, lease: &LeaseKey) -> Result<Option<FollowUp>, StoreError> {
        Ok(find(self.transaction(), lease)?)
    }

    pub fn upsert_follow_up(&self, lease: &LeaseKey, follow_up: &FollowUp) -> Result<(), StoreError> {
        let change_no = self.next_staff_change()?;
        let [client, property, lease] = parts(lease);
        self.transaction()
            .prepare_cached(
                "INSERT INTO follow_up VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (client_id, property_id, lease_id) DO UPDATE SET stage = excluded.stage, owner = excluded.owner,
                    next_step = excluded.next_step, follow_up_on = excluded.follow_up_on, tags = excluded.tags,
                    muted = excluded.muted, version = excluded.version, author = excluded.author,
                    updated_at = excluded.updated_at, change_no = excluded.change_no",
            )?
            .execute((
                client,
                property,
                lease,
                uuid::Uuid::now_v7().to_string(),
                &follow_up.stage,
                &follow_up.owner,
                &follow_up.next_step,
                follow_up.follow_up_on.column(),
                json(&follow_up.tags)?,
                follow_up.muted,
                follow_up.version,
                &follow_up.author,
                follow_up.updated_at.0,
                change_no,
            ))?;
        Ok(())
    }

    /// Says that what is made of follow-ups must be made anew.
    pub fn next_staff_change(&self) -> Result<i64, StoreError> {
        let sql = "UPDATE staff_change SET last_no = last_no + 1 RETURNING last_no";
        Ok(self.transaction().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// What the staff said of a client's leases, for good: it names tenants.
    pub(crate) fn delete_staff_rows(&self, client: &ClientId) -> Result<(), StoreError> {
        for table in ["follow_up", "follow_up_log", "own_note", "reminder", "reminded_property"] {
            self.transaction().execute(&format!("DELETE FROM {table} WHERE client_id = ?1"), [client.as_str()])?;
        }
        self.next_staff_change().map(drop)
    }
}
