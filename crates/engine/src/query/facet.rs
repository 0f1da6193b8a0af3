//! How many renewals each value of a field would leave, with everything else of the filter as it is.

use serde::Serialize;

use crate::{Engine, EngineError};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Facet {
    /// As the filter language writes it after the colon, unquoted; `none` for those without.
    pub value: String,
    /// For people; `None` = the value itself.
    pub label: Option<String>,
    pub count: u32,
}

/// Each counted without the filter's own terms of that field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Facets {
    pub property: Vec<Facet>,
    pub client: Vec<Facet>,
    /// In the pipeline's order, every stage.
    pub stage: Vec<Facet>,
    pub owner: Vec<Facet>,
    pub tag: Vec<Facet>,
    pub kind: Vec<Facet>,
    /// `<30d`, `<60d`, `<90d`, `<120d`, `<180d`, `<24mo`.
    pub due: Vec<Facet>,
    /// Values of `is:`.
    pub is: Vec<Facet>,
    /// Values of `has:`.
    pub has: Vec<Facet>,
}

impl Engine {
    pub fn list_facets(&self, _filter: &str) -> Result<Facets, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
