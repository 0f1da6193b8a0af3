//! Lines of residential renewal offers.

use model::Offer;
use rusqlite::Result;
use rusqlite::types::Value;

use crate::columns::columns;
use crate::table::rows::{Leaf, LeafColumns};

pub(crate) const CREATE: &str = "CREATE TABLE offer (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    lease_id TEXT NOT NULL,
    term_months INTEGER,
    effective_date TEXT,
    expires_on TEXT,
    last_date TEXT,
    charge_code TEXT,
    amount TEXT,
    concession TEXT,
    base_rent INTEGER NOT NULL,
    selected INTEGER NOT NULL,
    PRIMARY KEY (client_id, property_id, place)
) STRICT, WITHOUT ROWID";

impl Leaf for Offer {
    const TABLE: &'static str = "offer";
    const COLUMNS: &'static [&'static str] = &[
        "lease_id",
        "term_months",
        "effective_date",
        "expires_on",
        "last_date",
        "charge_code",
        "amount",
        "concession",
        "base_rent",
        "selected",
    ];

    fn bind(&self) -> Vec<Value> {
        columns![
            self.lease_id,
            self.term_months,
            self.effective_date,
            self.expires_on,
            self.last_date,
            self.charge_code,
            self.amount,
            self.concession,
            self.base_rent,
            self.selected
        ]
    }

    fn read(row: &mut LeafColumns<'_, '_>) -> Result<Self> {
        let c = &mut row.columns;
        Ok(Self {
            lease_id: c.get::<String>()?.into(),
            term_months: c.count()?,
            effective_date: c.date()?,
            expires_on: c.date()?,
            last_date: c.date()?,
            charge_code: c.text()?,
            amount: c.decimal()?,
            concession: c.decimal()?,
            base_rent: c.get()?,
            selected: c.get()?,
        })
    }
}
