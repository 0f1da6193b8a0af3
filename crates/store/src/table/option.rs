//! Options of leases.

use model::LeaseOption;
use rusqlite::Result;
use rusqlite::types::Value;

use crate::columns::columns;
use crate::table::rows::{Leaf, LeafColumns};

pub(crate) const CREATE: &str = "CREATE TABLE lease_option (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    lease_id TEXT NOT NULL,
    suite_id TEXT,
    number TEXT,
    kind TEXT,
    option_date TEXT,
    notice_by TEXT,
    term_months INTEGER,
    term_to TEXT,
    rate TEXT,
    rate_description TEXT,
    area_sqft TEXT,
    notes TEXT,
    last_update TEXT,
    PRIMARY KEY (client_id, property_id, place)
) STRICT, WITHOUT ROWID";

impl Leaf for LeaseOption {
    const TABLE: &'static str = "lease_option";
    const COLUMNS: &'static [&'static str] = &[
        "lease_id",
        "suite_id",
        "number",
        "kind",
        "option_date",
        "notice_by",
        "term_months",
        "term_to",
        "rate",
        "rate_description",
        "area_sqft",
        "notes",
        "last_update",
    ];

    fn bind(&self) -> Vec<Value> {
        columns![
            self.lease_id,
            self.suite_id,
            self.number,
            self.kind,
            self.option_date,
            self.notice_by,
            self.term_months,
            self.term_to,
            self.rate,
            self.rate_description,
            self.area_sqft,
            self.notes,
            self.last_update
        ]
    }

    fn read(row: &mut LeafColumns<'_, '_>) -> Result<Self> {
        let c = &mut row.columns;
        Ok(Self {
            lease_id: c.get::<String>()?.into(),
            suite_id: c.text()?,
            number: c.text()?,
            kind: c.text()?,
            option_date: c.date()?,
            notice_by: c.date()?,
            term_months: c.count()?,
            term_to: c.date()?,
            rate: c.decimal()?,
            rate_description: c.text()?,
            area_sqft: c.decimal()?,
            notes: c.text()?,
            last_update: c.date()?,
        })
    }
}
