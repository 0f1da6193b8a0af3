//! What the eight tables of MRI's rows have in common: they are replaced and read by property, as a whole.

use model::{Budget, Charge, ClientId, Dataset, Delinquency, Emea, Lease, LeaseOption, Note, Offer, PropertyId, Rows};
use rusqlite::types::Value;
use rusqlite::{Result, params_from_iter};

use crate::columns::Columns;
use crate::{CacheWriter, Reader, StoreError};

/// A row type with a table of its own, keyed by client, property and place in the answer.
pub trait Leaf: Sized {
    #[doc(hidden)]
    const TABLE: &'static str;
    /// All columns but the key's, in the order of `bind` and `read`.
    #[doc(hidden)]
    const COLUMNS: &'static [&'static str];
    #[doc(hidden)]
    fn bind(&self) -> Vec<Value>;
    #[doc(hidden)]
    fn read(columns: &mut LeafColumns<'_, '_>) -> Result<Self>;
}

/// A row being read.
pub struct LeafColumns<'row, 'stmt> {
    pub(crate) property_id: &'row PropertyId,
    pub(crate) columns: Columns<'row, 'stmt>,
}

impl Reader<'_> {
    /// One property's rows, in the order in which MRI gave them.
    pub fn list_rows<T: Leaf>(&self, client: &ClientId, property: &PropertyId) -> Result<Vec<T>, StoreError> {
        let sql = format!(
            "SELECT {} FROM {} WHERE client_id = ?1 AND property_id = ?2 ORDER BY place",
            T::COLUMNS.join(", "),
            T::TABLE
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([client.as_str(), property.as_str()], |row| {
            T::read(&mut LeafColumns { property_id: property, columns: Columns::new(row, 0) })
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }
}

impl CacheWriter<'_> {
    pub(crate) fn replace_rows(&self, client: &ClientId, property: &PropertyId, rows: &Rows) -> Result<(), StoreError> {
        match rows {
            Rows::Leases(rows) => self.replace(client, property, rows),
            Rows::Offers(rows) => self.replace(client, property, rows),
            Rows::Emea(rows) => self.replace(client, property, rows),
            Rows::Options(rows) => self.replace(client, property, rows),
            Rows::Charges(rows) => self.replace(client, property, rows),
            Rows::Notes(rows) => self.replace(client, property, rows),
            Rows::Delinquencies(rows) => self.replace(client, property, rows),
            Rows::Budget(rows) => self.replace(client, property, rows),
        }
    }

    pub(crate) fn delete_rows(&self, client: &ClientId, property: &PropertyId, dataset: Dataset) -> Result<(), StoreError> {
        let sql = format!("DELETE FROM {} WHERE client_id = ?1 AND property_id = ?2", table_of(dataset));
        self.transaction().prepare_cached(&sql)?.execute([client.as_str(), property.as_str()])?;
        Ok(())
    }

    pub(crate) fn replace<'r, T: Leaf + 'r>(
        &self,
        client: &ClientId,
        property: &PropertyId,
        rows: impl IntoIterator<Item = &'r T>,
    ) -> Result<(), StoreError> {
        let delete = format!("DELETE FROM {} WHERE client_id = ?1 AND property_id = ?2", T::TABLE);
        self.transaction().prepare_cached(&delete)?.execute([client.as_str(), property.as_str()])?;
        let marks = vec!["?"; T::COLUMNS.len() + 3].join(", ");
        let insert =
            format!("INSERT INTO {} (client_id, property_id, place, {}) VALUES ({marks})", T::TABLE, T::COLUMNS.join(", "));
        let mut statement = self.transaction().prepare_cached(&insert)?;
        for (place, row) in rows.into_iter().enumerate() {
            let key = [
                Value::Text(client.as_str().to_owned()),
                Value::Text(property.as_str().to_owned()),
                Value::Integer(i64::try_from(place).unwrap_or(i64::MAX)),
            ];
            statement.execute(params_from_iter(key.into_iter().chain(row.bind())))?;
        }
        Ok(())
    }
}

pub(crate) fn table_of(dataset: Dataset) -> &'static str {
    match dataset {
        Dataset::Leases => Lease::TABLE,
        Dataset::Offers => Offer::TABLE,
        Dataset::Emea => Emea::TABLE,
        Dataset::Options => LeaseOption::TABLE,
        Dataset::Charges => Charge::TABLE,
        Dataset::Notes => Note::TABLE,
        Dataset::Delinquencies => Delinquency::TABLE,
        Dataset::Budget => Budget::TABLE,
    }
}
