//! What hangs on a lease: plain records, one for each dataset.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use super::chance::{plus_days, plus_months};

/// One member of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The resident's own id.
    pub id: String,
    /// First name.
    pub first: &'static str,
    /// Last name.
    pub last: &'static str,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
}

/// One charge code of one offered term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The length of the offered term.
    pub term_months: u32,
    /// The first day of the offered term.
    pub effective: Date,
    /// The last day of the offered term.
    pub ends: Date,
    /// The day until which the offer stands.
    pub last_day: Date,
    /// `RNT` or `PET`.
    pub charge_code: &'static str,
    /// Per month.
    pub amount: Decimal,
    /// Zero or less.
    pub concession: Decimal,
    /// Chosen by the household.
    pub selected: bool,
}

/// The record that the EMEA edition keeps of a commercial lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emea {
    /// When rent began.
    pub rent_start: Date,
    /// The last day, extensions included.
    pub expiration: Date,
    /// By when notice is due.
    pub notice: Date,
    /// The next rent review.
    pub next_review: Date,
    /// Code of the tenancy type.
    pub tenancy_type: &'static str,
    /// Its description.
    pub tenancy_description: &'static str,
    /// Reviews may only raise the rent.
    pub upward_only: bool,
    /// Dates in the lease are binding.
    pub time_of_essence: bool,
}

/// An option that the tenant holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaseOption {
    /// Counts from 1 within the lease.
    pub number: u32,
    /// `RENEW`, `EXPAND` or `TERM`.
    pub kind: &'static str,
    /// When the option would take effect.
    pub date: Date,
    /// By when notice must be given.
    pub notice_by: Date,
    /// The length of the further term.
    pub term_months: u32,
    /// Per square foot and year; none where it is to be the market's.
    pub rate: Option<Decimal>,
    /// The rate in words.
    pub rate_description: &'static str,
}

impl LeaseOption {
    /// The last day of the further term.
    pub fn term_to(&self) -> Date {
        plus_days(plus_months(self.date, self.term_months.into()), -1)
    }
}

/// A note of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The day it is about.
    pub date: Date,
    /// What it says; may have several lines.
    pub text: &'static str,
    /// A keyword, or blank.
    pub reference: &'static str,
    /// Who wrote it.
    pub user: &'static str,
    /// When it was last changed.
    pub last_update: DateTime,
}

/// A recurring charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// `RNT` or `BRR` (base rent), `CAM`, `INS` or `RET` (recoveries).
    pub code: &'static str,
    /// Per month, quarter, half year or year: `M`, `Q`, `S`, `A`.
    pub frequency: char,
    /// Per `frequency`.
    pub amount: Decimal,
    /// The first day.
    pub starts: Date,
    /// The last day; none while no end is known.
    pub ends: Option<Date>,
    /// In effect today.
    pub in_effect: bool,
}

impl Charge {
    /// The amount per month. Exact: the amounts are made from whole cents a month.
    pub fn per_month(&self) -> Decimal {
        let months = match self.frequency {
            'Q' => 3,
            'S' => 6,
            'A' => 12,
            _ => 1,
        };
        self.amount / Decimal::from(months)
    }

    /// Base rent, not a recovery.
    pub fn is_base_rent(&self) -> bool {
        matches!(self.code, "RNT" | "BRR")
    }
}

/// An overdue item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delinquency {
    /// What is owed of it.
    pub amount: Decimal,
    /// The charge's code.
    pub code: &'static str,
    /// The charge in words.
    pub description: &'static str,
    /// Since when it is owed.
    pub date: Date,
    /// How many days that is.
    pub days: i64,
}

/// What the budget expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// `RENEW`, `NEW` or `VACATE`.
    pub renew_type: &'static str,
    /// Rent per square foot and year.
    pub rent_per_sqft: Decimal,
    /// Tenant improvements per square foot.
    pub improvements_per_sqft: Decimal,
    /// When the budgeted rent begins.
    pub rent_commences: Date,
}
