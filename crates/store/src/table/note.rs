//! Notes written in MRI.

use model::Note;
use rusqlite::Result;
use rusqlite::types::Value;

use crate::columns::columns;
use crate::table::rows::{Leaf, LeafColumns};

pub(crate) const CREATE: &str = "CREATE TABLE note (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    lease_id TEXT NOT NULL,
    date TEXT,
    text TEXT NOT NULL,
    reference1 TEXT,
    reference2 TEXT,
    author TEXT,
    last_update TEXT,
    PRIMARY KEY (client_id, property_id, place)
) STRICT, WITHOUT ROWID";

impl Leaf for Note {
    const TABLE: &'static str = "note";
    const COLUMNS: &'static [&'static str] = &["lease_id", "date", "text", "reference1", "reference2", "author", "last_update"];

    fn bind(&self) -> Vec<Value> {
        columns![self.lease_id, self.date, self.text, self.reference1, self.reference2, self.author, self.last_update]
    }

    fn read(row: &mut LeafColumns<'_, '_>) -> Result<Self> {
        let c = &mut row.columns;
        Ok(Self {
            lease_id: c.get::<String>()?.into(),
            date: c.date()?,
            text: c.get()?,
            reference1: c.text()?,
            reference2: c.text()?,
            author: c.text()?,
            last_update: c.date()?,
        })
    }
}
