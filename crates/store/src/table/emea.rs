//! EMEA rows.

use model::Emea;
use rusqlite::Result;
use rusqlite::types::Value;

use crate::columns::columns;
use crate::table::rows::{Leaf, LeafColumns};

pub(crate) const CREATE: &str = "CREATE TABLE emea (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    lease_id TEXT NOT NULL,
    rent_start TEXT,
    expiry TEXT,
    notice_date TEXT,
    review_pattern TEXT,
    next_review_date TEXT,
    reminder_period TEXT,
    time_of_the_essence INTEGER,
    upward_review_only INTEGER,
    charge_from TEXT,
    charge_to TEXT,
    tenancy_type TEXT,
    tenancy_status TEXT,
    country_code TEXT,
    region TEXT,
    vat_number TEXT,
    email TEXT,
    last_update TEXT,
    PRIMARY KEY (client_id, property_id, place)
) STRICT, WITHOUT ROWID";

impl Leaf for Emea {
    const TABLE: &'static str = "emea";
    const COLUMNS: &'static [&'static str] = &[
        "lease_id",
        "rent_start",
        "expiry",
        "notice_date",
        "review_pattern",
        "next_review_date",
        "reminder_period",
        "time_of_the_essence",
        "upward_review_only",
        "charge_from",
        "charge_to",
        "tenancy_type",
        "tenancy_status",
        "country_code",
        "region",
        "vat_number",
        "email",
        "last_update",
    ];

    fn bind(&self) -> Vec<Value> {
        columns![
            self.lease_id,
            self.rent_start,
            self.expiry,
            self.notice_date,
            self.review_pattern,
            self.next_review_date,
            self.reminder_period,
            self.time_of_the_essence,
            self.upward_review_only,
            self.charge_from,
            self.charge_to,
            self.tenancy_type,
            self.tenancy_status,
            self.country_code,
            self.region,
            self.vat_number,
            self.email,
            self.last_update
        ]
    }

    fn read(row: &mut LeafColumns<'_, '_>) -> Result<Self> {
        let c = &mut row.columns;
        Ok(Self {
            lease_id: c.get::<String>()?.into(),
            rent_start: c.date()?,
            expiry: c.date()?,
            notice_date: c.date()?,
            review_pattern: c.text()?,
            next_review_date: c.date()?,
            reminder_period: c.text()?,
            time_of_the_essence: c.flag()?,
            upward_review_only: c.flag()?,
            charge_from: c.date()?,
            charge_to: c.date()?,
            tenancy_type: c.text()?,
            tenancy_status: c.text()?,
            country_code: c.text()?,
            region: c.text()?,
            vat_number: c.text()?,
            email: c.text()?,
            last_update: c.date()?,
        })
    }
}
