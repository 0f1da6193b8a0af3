//! Recurring charges of commercial leases.

use model::Charge;
use rusqlite::Result;
use rusqlite::types::Value;

use crate::columns::columns;
use crate::table::rows::{Leaf, LeafColumns};

pub(crate) const CREATE: &str = "CREATE TABLE charge (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    lease_id TEXT NOT NULL,
    code TEXT,
    start_date TEXT,
    end_date TEXT,
    frequency TEXT,
    amount TEXT,
    in_effect INTEGER,
    charge_day INTEGER,
    last_billed_on TEXT,
    currency TEXT,
    base_rent INTEGER NOT NULL,
    last_update TEXT,
    PRIMARY KEY (client_id, property_id, place)
) STRICT, WITHOUT ROWID";

impl Leaf for Charge {
    const TABLE: &'static str = "charge";
    const COLUMNS: &'static [&'static str] = &[
        "lease_id",
        "code",
        "start_date",
        "end_date",
        "frequency",
        "amount",
        "in_effect",
        "charge_day",
        "last_billed_on",
        "currency",
        "base_rent",
        "last_update",
    ];

    fn bind(&self) -> Vec<Value> {
        columns![
            self.lease_id,
            self.code,
            self.start_date,
            self.end_date,
            self.frequency.map(|frequency| frequency.as_str().to_owned()),
            self.amount,
            self.in_effect,
            self.charge_day,
            self.last_billed_on,
            self.currency,
            self.base_rent,
            self.last_update
        ]
    }

    fn read(row: &mut LeafColumns<'_, '_>) -> Result<Self> {
        let c = &mut row.columns;
        Ok(Self {
            lease_id: c.get::<String>()?.into(),
            code: c.text()?,
            start_date: c.date()?,
            end_date: c.date()?,
            frequency: c.word()?,
            amount: c.decimal()?,
            in_effect: c.flag()?,
            charge_day: c.count()?,
            last_billed_on: c.date()?,
            currency: c.text()?,
            base_rent: c.get()?,
            last_update: c.date()?,
        })
    }
}
