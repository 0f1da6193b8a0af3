//! Rows as they stand on the wire: text for nearly everything, keys in each API's own letter case.
//!
//! One file per API turns the truth into rows; how a list of rows becomes an answer is `envelope`'s.

pub(crate) mod buildings;
pub(crate) mod charges;
pub(crate) mod leases;
pub(crate) mod negotiation;
pub(crate) mod residents;
mod text;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::Value;

pub(crate) use text::{code, date, date7, grouped, moment, moment7, money, true_false, yes_no};

/// An ordered list of keys and values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row(pub(crate) Vec<(&'static str, Cell)>);

/// What a key can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// The usual thing, even for numbers.
    Text(String),
    /// One of the three ways of saying that there is nothing.
    Null,
    /// Rows below a row.
    Rows(Vec<Row>),
    /// What no honest answer holds: the work of a fault.
    Odd(Value),
}

impl Row {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, key: &'static str, text: impl Into<String>) -> Self {
        self.0.push((key, Cell::Text(text.into())));
        self
    }

    /// Leaves the key out where there is nothing to say.
    pub(crate) fn with_some(self, key: &'static str, text: Option<String>) -> Self {
        match text {
            Some(text) => self.with(key, text),
            None => self,
        }
    }

    /// Says null where there is nothing to say.
    pub(crate) fn with_or_null(mut self, key: &'static str, text: Option<String>) -> Self {
        self.0.push((key, text.map_or(Cell::Null, Cell::Text)));
        self
    }

    pub(crate) fn with_rows(mut self, key: &'static str, rows: Vec<Row>) -> Self {
        self.0.push((key, Cell::Rows(rows)));
        self
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.0.iter().find_map(|(known, cell)| match cell {
            Cell::Text(text) if *known == key => Some(text.as_str()),
            _ => None,
        })
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, cell) in &self.0 {
            map.serialize_entry(key, cell)?;
        }
        map.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Null => serializer.serialize_none(),
            Self::Rows(rows) => rows.serialize(serializer),
            Self::Odd(value) => value.serialize(serializer),
        }
    }
}
