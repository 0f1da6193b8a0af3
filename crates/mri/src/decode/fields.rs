//! One row seen through the catalogue: our names for its fields, and our types for its text.

use std::collections::BTreeMap;

use model::{Date, Decimal, Frequency, LeaseId, PropertyId};

use crate::Catalogue;
use crate::wire::Row;

pub(super) struct Fields<'a> {
    row: &'a Row,
    map: &'a BTreeMap<String, Vec<String>>,
    catalogue: &'a Catalogue,
}

impl<'a> Fields<'a> {
    pub(super) fn new(row: &'a Row, map: &'a BTreeMap<String, Vec<String>>, catalogue: &'a Catalogue) -> Self {
        Self { row, map, catalogue }
    }

    fn find(&self, field: &str) -> Option<&'a str> {
        self.row.find(self.map.get(field)?)
    }

    /// A row that does not say whose it is, is taken at the question's word.
    pub(super) fn is_of(&self, property: &PropertyId) -> bool {
        self.find("property_id").is_none_or(|id| id.eq_ignore_ascii_case(property.as_str()))
    }

    pub(super) fn is_of_lease(&self, lease: &LeaseId) -> bool {
        self.find("lease_id").is_some_and(|id| id.eq_ignore_ascii_case(lease.as_str()))
    }

    pub(super) fn lease_id(&self) -> Option<LeaseId> {
        self.find("lease_id").map(LeaseId::from)
    }

    /// Whether the row has the field at all, blank or not.
    pub(super) fn knows(&self, field: &str) -> bool {
        self.map.get(field).is_some_and(|names| self.row.knows(names))
    }

    pub(super) fn text(&self, field: &str) -> Option<String> {
        self.find(field).map(str::to_owned)
    }

    /// `2026-03-31T00:00:00`, with or without decimals: a calendar date without a zone, of which the first ten characters are all.
    pub(super) fn date(&self, field: &str) -> Option<Date> {
        let date: Date = self.find(field)?.get(..10)?.parse().ok()?;
        // SQL Server's and MRI's ways to write "no date".
        (date.year() > 1900 && date.year() < 9999).then_some(date)
    }

    /// `"4155.00"`, sometimes `"12,500.00"` or `"(12.00)"`; never a binary float.
    pub(super) fn decimal(&self, field: &str) -> Option<Decimal> {
        let text = self.find(field)?.replace([',', '$', ' '], "");
        let number: Option<Decimal> = match text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            Some(inner) => inner.parse::<Decimal>().ok().map(|amount| -amount),
            None => text.parse().or_else(|_| Decimal::from_scientific(&text)).ok(),
        };
        // No rent, area or rate is that large: it is a defect of the data, and sums of it would overflow.
        number.filter(|number| number.abs() < Decimal::from(1_000_000_000_000_000_i64))
    }

    pub(super) fn flag(&self, field: &str) -> Option<bool> {
        match self.find(field)?.to_ascii_lowercase().as_str() {
            "y" | "yes" | "true" => Some(true),
            "n" | "no" | "false" => Some(false),
            // An amount where a flag was expected, such as how much is thirty days late.
            _ => self.decimal(field).map(|amount| !amount.is_zero()),
        }
    }

    /// `12`, `"12"` or `"12.00"`.
    pub(super) fn count(&self, field: &str) -> Option<u32> {
        use rust_decimal::prelude::ToPrimitive;
        self.decimal(field)?.to_u32()
    }

    pub(super) fn frequency(&self, field: &str) -> Option<Frequency> {
        self.catalogue.frequency(self.find(field)?)
    }

    pub(super) fn is_base_rent(&self, field: &str) -> bool {
        self.find(field).is_some_and(|code| self.catalogue.is_base_rent(code))
    }

    /// Some fields on one line, such as an address.
    pub(super) fn joined(&self, fields: &[&str]) -> Option<String> {
        let parts: Vec<&str> = fields.iter().filter_map(|field| self.find(field)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn with<T>(value: &str, read: impl Fn(&Fields<'_>) -> T) -> T {
        let mut row = Row::default();
        row.insert("Field", value);
        let map = BTreeMap::from([("f".to_owned(), vec!["field".to_owned()])]);
        read(&Fields::new(&row, &map, &Catalogue::with_overrides("").unwrap()))
    }

    #[test]
    fn numbers_are_decimals_in_all_their_spellings() {
        let number = |text: &str| with(text, |f| f.decimal("f")).map(|n| n.to_string());
        assert_eq!(number("4155.00").as_deref(), Some("4155.00"));
        assert_eq!(number("-1000.00").as_deref(), Some("-1000.00"));
        assert_eq!(number("1,234,567.89").as_deref(), Some("1234567.89"));
        assert_eq!(number("(12.50)").as_deref(), Some("-12.50"));
        assert_eq!(number("n/a"), None);
        assert_eq!(number("79228162514264337593543950335"), None, "an absurd number is unknown");
    }

    #[test]
    fn dates_have_no_zone() {
        let date = |text: &str| with(text, |f| f.date("f")).map(|d| d.to_string());
        assert_eq!(date("2026-03-31T00:00:00").as_deref(), Some("2026-03-31"));
        assert_eq!(date("2026-03-31T23:59:59.9999999").as_deref(), Some("2026-03-31"));
        assert_eq!(date("2026-03-31").as_deref(), Some("2026-03-31"));
        for none in ["1900-01-01T00:00:00", "9999-12-31T00:00:00", "31.03.2026", "2026-02-30T00:00:00", "Ünïcödé-date"] {
            assert_eq!(date(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_field_panic(text in ".*") {
            with(&text, |f| {
                f.date("f");
                f.decimal("f");
                f.flag("f");
                f.count("f");
                f.frequency("f");
            });
        }
    }
}
