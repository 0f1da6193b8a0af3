//! A lease with everything that hangs on it, and the few sums that tests want to compare.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use super::{Budget, Charge, Delinquency, Emea, LeaseOption, Note, Offer, Person};

/// One lease, of a company or of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// Zero-padded; unique within its property only.
    pub id: String,
    /// The suite or unit.
    pub unit: String,
    /// The company, or the first person of the household.
    pub occupant: String,
    /// The company's full name; blank for a household.
    pub legal_name: String,
    /// The company's id across leases, or the household's name group.
    pub occupant_id: String,
    /// Where bills go.
    pub email: String,
    /// Square feet; none for a household.
    pub area: Option<u32>,
    /// The length of the term.
    pub term_months: u32,
    /// First day.
    pub begins: Date,
    /// Last day by the lease itself; an extension is in [`Emea::expiration`].
    pub expires: Date,
    /// When the occupant left, or (a household that gave notice) will leave.
    pub moves_out: Option<Date>,
    /// When notice was given.
    pub notified: Option<Date>,
    /// The occupant has left: in no list of renewals.
    pub left: bool,
    /// The term is over, the occupant stays.
    pub holds_over: bool,
    /// Base rent per month, today.
    pub rent: Decimal,
    /// What is owed.
    pub balance: Decimal,
    /// The household, the first person first; empty for a company.
    pub persons: Vec<Person>,
    /// Renewal offers (households only), one for each term and charge code.
    pub offers: Vec<Offer>,
    /// The EMEA record (companies only).
    pub emea: Option<Emea>,
    /// Options to renew, extend or end.
    pub options: Vec<LeaseOption>,
    /// Notes, oldest first.
    pub notes: Vec<Note>,
    /// Recurring charges, past, present and future.
    pub charges: Vec<Charge>,
    /// Overdue items.
    pub delinquencies: Vec<Delinquency>,
    /// What the budget expects of the renewal.
    pub budget: Option<Budget>,
    /// When MRI last changed the record.
    pub last_update: DateTime,
}

impl Lease {
    /// The occupant has not left: however long ago the term ended, the lease is open.
    pub fn is_open(&self, today: Date) -> bool {
        self.moves_out.is_none_or(|date| date > today)
    }

    /// The last day of the term: the EMEA record's where there is one.
    pub fn expiry(&self) -> Date {
        self.emea.as_ref().map_or(self.expires, |emea| emea.expiration)
    }

    /// The option to look at: the one whose notice date comes next, else the one whose was last.
    pub fn next_option(&self, today: Date) -> Option<&LeaseOption> {
        let ahead = self.options.iter().filter(|option| option.notice_by >= today).min_by_key(|option| option.notice_by);
        ahead.or_else(|| self.options.iter().max_by_key(|option| option.notice_by))
    }

    /// The base rent of one offered term, none where no such term is offered.
    pub fn offered_rent(&self, term_months: u32) -> Option<Decimal> {
        let rents = self.offers.iter().filter(|offer| offer.term_months == term_months && offer.charge_code == "RNT");
        rents.map(|offer| offer.amount).reduce(|sum, amount| sum + amount)
    }

    /// The term of the offer to show: the selected one's, else the longest.
    pub fn shown_offer_term(&self) -> Option<u32> {
        let selected = self.offers.iter().find(|offer| offer.selected).map(|offer| offer.term_months);
        selected.or_else(|| self.offers.iter().map(|offer| offer.term_months).max())
    }
}
