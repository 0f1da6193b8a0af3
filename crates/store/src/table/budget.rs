//! What budgets assume of renewals.

use model::Budget;
use rusqlite::Result;
use rusqlite::types::Value;

use crate::columns::columns;
use crate::table::rows::{Leaf, LeafColumns};

pub(crate) const CREATE: &str = "CREATE TABLE budget (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    lease_id TEXT NOT NULL,
    renew_type TEXT,
    rent_per_sqft TEXT,
    improvement_per_sqft TEXT,
    rent_commencement TEXT,
    PRIMARY KEY (client_id, property_id, place)
) STRICT, WITHOUT ROWID";

impl Leaf for Budget {
    const TABLE: &'static str = "budget";
    const COLUMNS: &'static [&'static str] =
        &["lease_id", "renew_type", "rent_per_sqft", "improvement_per_sqft", "rent_commencement"];

    fn bind(&self) -> Vec<Value> {
        columns![self.lease_id, self.renew_type, self.rent_per_sqft, self.improvement_per_sqft, self.rent_commencement]
    }

    fn read(row: &mut LeafColumns<'_, '_>) -> Result<Self> {
        let c = &mut row.columns;
        Ok(Self {
            lease_id: c.get::<String>()?.into(),
            renew_type: c.text()?,
            rent_per_sqft: c.decimal()?,
            improvement_per_sqft: c.decimal()?,
            rent_commencement: c.date()?,
        })
    }
}
