//! Leases, as MRI last told them.

use model::Lease;
use rusqlite::Result;
use rusqlite::types::Value;

use crate::columns::{Json, columns};
use crate::table::rows::{Leaf, LeafColumns};

pub(crate) const CREATE: &str = "CREATE TABLE lease (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    property_name TEXT,
    lease_id TEXT NOT NULL,
    suite_id TEXT,
    occupant_name TEXT,
    legal_name TEXT,
    master_occupant_id TEXT,
    occupants TEXT NOT NULL,
    area_sqft TEXT,
    occupancy_status TEXT,
    start_date TEXT,
    expiry_date TEXT,
    vacate_date TEXT,
    term_months INTEGER,
    month_to_month INTEGER,
    current INTEGER,
    notice_given_on TEXT,
    monthly_rent TEXT,
    balance TEXT,
    currency TEXT,
    address TEXT,
    email TEXT,
    phone TEXT,
    last_update TEXT,
    PRIMARY KEY (client_id, property_id, place)
) STRICT, WITHOUT ROWID";

pub(crate) const ADD_MISSING: &str = "ALTER TABLE lease ADD COLUMN missing_since INTEGER";

impl Leaf for Lease {
    const TABLE: &'static str = "lease";
    const COLUMNS: &'static [&'static str] = &[
        "property_name",
        "lease_id",
        "suite_id",
        "occupant_name",
        "legal_name",
        "master_occupant_id",
        "occupants",
        "area_sqft",
        "occupancy_status",
        "start_date",
        "expiry_date",
        "vacate_date",
        "term_months",
        "month_to_month",
        "current",
        "notice_given_on",
        "monthly_rent",
        "balance",
        "currency",
        "address",
        "email",
        "phone",
        "last_update",
        "missing_since",
    ];

    fn bind(&self) -> Vec<Value> {
        columns![
            self.property_name,
            self.lease_id,
            self.suite_id,
            self.occupant_name,
            self.legal_name,
            self.master_occupant_id,
            Json(&self.occupants),
            self.area_sqft,
            self.occupancy_status,
            self.start_date,
            self.expiry_date,
            self.vacate_date,
            self.term_months,
            self.month_to_month,
            self.current,
            self.notice_given_on,
            self.monthly_rent,
            self.balance,
            self.currency,
            self.address,
            self.email,
            self.phone,
            self.last_update,
            self.missing_since
        ]
    }

    fn read(row: &mut LeafColumns<'_, '_>) -> Result<Self> {
        let c = &mut row.columns;
        Ok(Self {
            property_id: row.property_id.clone(),
            property_name: c.text()?,
            lease_id: c.get::<String>()?.into(),
            suite_id: c.text()?,
            occupant_name: c.text()?,
            legal_name: c.text()?,
            master_occupant_id: c.text()?,
            occupants: c.json()?.unwrap_or_default(),
            area_sqft: c.decimal()?,
            occupancy_status: c.text()?,
            start_date: c.date()?,
            expiry_date: c.date()?,
            vacate_date: c.date()?,
            term_months: c.count()?,
            month_to_month: c.flag()?,
            current: c.flag()?,
            notice_given_on: c.date()?,
            monthly_rent: c.decimal()?,
            balance: c.decimal()?,
            currency: c.text()?,
            address: c.text()?,
            email: c.text()?,
            phone: c.text()?,
            last_update: c.date()?,
            missing_since: c.instant()?,
        })
    }
}
