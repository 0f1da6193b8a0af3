//! The columns of an export, one way for every format.

use model::{Date, Decimal, Renewal};

/// A value that knows what it is: a number stays a number in a spreadsheet, an id stays text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Unknown is an empty cell, never 0.
    Unknown,
    Text(String),
    Date(Date),
    Count(i64),
    Money(Decimal),
    /// An area or a rate.
    Number(Decimal),
}

pub(super) struct Column {
    pub(super) title: &'static str,
    /// In characters.
    pub(super) width: u8,
    pub(super) cell: fn(&Renewal) -> Cell,
}

fn text(value: Option<&String>) -> Cell {
    value.map_or(Cell::Unknown, |text| Cell::Text(text.clone()))
}

fn date(value: Option<Date>) -> Cell {
    value.map_or(Cell::Unknown, Cell::Date)
}

fn count(value: Option<impl Into<i64>>) -> Cell {
    value.map_or(Cell::Unknown, |count| Cell::Count(count.into()))
}

fn money(value: Option<Decimal>) -> Cell {
    value.map_or(Cell::Unknown, Cell::Money)
}

fn number(value: Option<Decimal>) -> Cell {
    value.map_or(Cell::Unknown, Cell::Number)
}

macro_rules! columns {
    ($($title:literal, $width:literal, |$r:ident| $cell:expr;)*) => {
        &[$(Column { title: $title, width: $width, cell: |$r| $cell }),*]
    };
}

pub(super) const COLUMNS: &[Column] = columns![
    "Property id", 12, |r| Cell::Text(r.property_id.to_string());
    "Property", 28, |r| text(r.property_name.as_ref());
    "Kind", 12, |r| Cell::Text(r.property_kind.to_string());
    "Suite", 10, |r| text(r.suite_id.as_ref());
    "Lease id", 10, |r| Cell::Text(r.lease_id.to_string());
    "Occupant", 32, |r| text(r.occupant_name.as_ref());
    "Status", 12, |r| text(r.occupancy_status.as_ref());
    "Lease start", 12, |r| date(r.lease_start);
    "Expiry", 12, |r| date(r.expiry_date);
    "Expiry from", 11, |r| r.expiry_source.map_or(Cell::Unknown, |source| Cell::Text(source.as_str().to_owned()));
    "Days to expiry", 13, |r| count(r.days_to_expiry);
    "Area sq ft", 11, |r| number(r.area_sqft);
    "Rent per month", 14, |r| money(r.monthly_rent);
    "Rent per year", 14, |r| money(r.annual_rent);
    "Rent per sq ft", 13, |r| money(r.rent_per_sqft);
    "Currency", 9, |r| text(r.currency.as_ref());
    "Option", 8, |r| text(r.option.as_ref().and_then(|option| option.number.as_ref()));
    "Option type", 14, |r| text(r.option.as_ref().and_then(|option| option.kind.as_ref()));
    "Option notice by", 15, |r| date(r.option.as_ref().and_then(|option| option.notice_by));
    "Option term months", 17, |r| count(r.option.as_ref().and_then(|option| option.term_months));
    "Option rate", 11, |r| number(r.option.as_ref().and_then(|option| option.rate));
    "Offer term months", 16, |r| count(r.offer.as_ref().and_then(|offer| offer.term_months));
    "Offer rent per month", 18, |r| money(r.offer.as_ref().and_then(|offer| offer.monthly_rent));
    "Offer effective", 14, |r| date(r.offer.as_ref().and_then(|offer| offer.effective_date));
    "Offer selected", 13, |r| r.offer.as_ref().map_or(Cell::Unknown, |offer| Cell::Text(if offer.selected { "yes" } else { "no" }.to_owned()));
    "Balance due", 12, |r| money(r.balance_due);
    "Budget rent per sq ft", 18, |r| money(r.budget_rent_per_sqft);
    "Notes", 7, |r| count(r.notes_count);
    "Last note on", 12, |r| date(r.last_note.as_ref().and_then(|note| note.date));
    "Last note", 40, |r| text(r.last_note.as_ref().map(|note| &note.text));
    "Synced at (UTC)", 20, |r| r.synced_at.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok()).map_or(Cell::Unknown, |at| Cell::Text(at.strftime("%Y-%m-%d %H:%M:%S").to_string()));
];
