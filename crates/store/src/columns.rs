//! Between our types and SQLite's columns: dates and decimals as text, flags as 0 and 1, ids as text, unknown as NULL.

use model::{Date, Decimal, Instant};
use rusqlite::types::{Type, Value};
use rusqlite::{Error, Result, Row};

/// Reads a row's columns one after another, in the order in which the table names them.
pub(crate) struct Columns<'row, 'stmt> {
    row: &'row Row<'stmt>,
    next: usize,
}

impl<'row, 'stmt> Columns<'row, 'stmt> {
    pub(crate) fn new(row: &'row Row<'stmt>, first: usize) -> Self {
        Self { row, next: first }
    }

    pub(crate) fn get<T: rusqlite::types::FromSql>(&mut self) -> Result<T> {
        let index = self.next;
        self.next += 1;
        self.row.get(index)
    }

    pub(crate) fn text(&mut self) -> Result<Option<String>> {
        self.get()
    }

    /// Text that is parsed: a date, a decimal, a word of ours.
    pub(crate) fn parsed<T: std::str::FromStr>(&mut self) -> Result<Option<T>>
    where
        T::Err: std::error::Error + Send + Sync + 'static,
    {
        let text: Option<String> = self.get()?;
        let wrong = |error| Error::FromSqlConversionFailure(self.next - 1, Type::Text, Box::new(error));
        text.map(|text| text.parse().map_err(wrong)).transpose()
    }

    pub(crate) fn date(&mut self) -> Result<Option<Date>> {
        self.parsed()
    }

    pub(crate) fn decimal(&mut self) -> Result<Option<Decimal>> {
        self.parsed()
    }

    pub(crate) fn flag(&mut self) -> Result<Option<bool>> {
        self.get()
    }

    pub(crate) fn count(&mut self) -> Result<Option<u32>> {
        self.get()
    }

    pub(crate) fn instant(&mut self) -> Result<Option<Instant>> {
        Ok(self.get::<Option<i64>>()?.map(Instant))
    }

    /// A word that serde knows, such as an outcome's.
    pub(crate) fn word<T: serde::de::DeserializeOwned>(&mut self) -> Result<Option<T>> {
        let text: Option<String> = self.get()?;
        text.map(|text| {
            from_word(&text).map_err(|error| Error::FromSqlConversionFailure(self.next - 1, Type::Text, Box::new(error)))
        })
        .transpose()
    }

    /// JSON, for what is read and written whole.
    pub(crate) fn json<T: serde::de::DeserializeOwned>(&mut self) -> Result<Option<T>> {
        let text: Option<String> = self.get()?;
        let wrong = |error| Error::FromSqlConversionFailure(self.next - 1, Type::Text, Box::new(error));
        text.map(|text| serde_json::from_str(&text).map_err(wrong)).transpose()
    }
}

fn from_word<T: serde::de::DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
}

/// The word that serde writes for a unit variant.
pub(crate) fn word(value: impl serde::Serialize) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Value::Text(text),
        _ => Value::Null,
    }
}

pub(crate) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::ToSqlConversionFailure(Box::new(error)))
}

/// One of our values as a column's.
pub(crate) trait IntoColumn {
    fn column(&self) -> Value;
}

impl IntoColumn for String {
    fn column(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl IntoColumn for Date {
    fn column(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl IntoColumn for Decimal {
    fn column(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl IntoColumn for Instant {
    fn column(&self) -> Value {
        Value::Integer(self.0)
    }
}

impl IntoColumn for bool {
    fn column(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
}

impl IntoColumn for u32 {
    fn column(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
}

impl IntoColumn for model::LeaseId {
    fn column(&self) -> Value {
        Value::Text(self.as_str().to_owned())
    }
}

impl<T: IntoColumn> IntoColumn for Option<T> {
    fn column(&self) -> Value {
        self.as_ref().map_or(Value::Null, IntoColumn::column)
    }
}

/// Kept as JSON: a list that nobody looks into by SQL.
pub(crate) struct Json<'a, T>(pub(crate) &'a T);

impl<T: serde::Serialize> IntoColumn for Json<'_, T> {
    fn column(&self) -> Value {
        serde_json::to_string(self.0).map_or(Value::Null, Value::Text)
    }
}

/// `columns![a, b, c]`: the values of a row, in the table's order.
macro_rules! columns {
    ($($value:expr),* $(,)?) => { vec![$($crate::columns::IntoColumn::column(&$value)),*] };
}
pub(crate) use columns;
