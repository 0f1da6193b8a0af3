//! Overdue items of commercial leases.

use model::Delinquency;
use rusqlite::Result;
use rusqlite::types::Value;

use crate::columns::columns;
use crate::table::rows::{Leaf, LeafColumns};

pub(crate) const CREATE: &str = "CREATE TABLE delinquency (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    lease_id TEXT NOT NULL,
    amount TEXT,
    charged_on TEXT,
    description TEXT,
    category TEXT,
    thirty_days INTEGER,
    sixty_days INTEGER,
    ninety_days INTEGER,
    ninety_plus_days INTEGER,
    prepaid TEXT,
    PRIMARY KEY (client_id, property_id, place)
) STRICT, WITHOUT ROWID";

impl Leaf for Delinquency {
    const TABLE: &'static str = "delinquency";
    const COLUMNS: &'static [&'static str] = &[
        "lease_id",
        "amount",
        "charged_on",
        "description",
        "category",
        "thirty_days",
        "sixty_days",
        "ninety_days",
        "ninety_plus_days",
        "prepaid",
    ];

    fn bind(&self) -> Vec<Value> {
        columns![
            self.lease_id,
            self.amount,
            self.charged_on,
            self.description,
            self.category,
            self.thirty_days,
            self.sixty_days,
            self.ninety_days,
            self.ninety_plus_days,
            self.prepaid
        ]
    }

    fn read(row: &mut LeafColumns<'_, '_>) -> Result<Self> {
        let c = &mut row.columns;
        Ok(Self {
            lease_id: c.get::<String>()?.into(),
            amount: c.decimal()?,
            charged_on: c.date()?,
            description: c.text()?,
            category: c.text()?,
            thirty_days: c.flag()?,
            sixty_days: c.flag()?,
            ninety_days: c.flag()?,
            ninety_plus_days: c.flag()?,
            prepaid: c.decimal()?,
        })
    }
}
