//! Views: filters, columns, order, grouping and density as one named thing. Eight are built in; the rest are the staff's own.

use serde::{Deserialize, Serialize};

use crate::query::GroupBy;
use crate::{Engine, EngineError, SortKey};

/// One term of the filter language, switched on or off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FilterChip {
    pub text: String,
    pub on: bool,
}

/// A column as the view lays it out. Their order is the columns'.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ColumnSetting {
    pub id: String,
    /// In CSS pixels; `None` = the column's own.
    pub width: Option<u32>,
    pub shown: bool,
    pub pinned: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Density {
    Compact,
    #[default]
    Normal,
    Roomy,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct ViewDefinition {
    pub filter: Vec<FilterChip>,
    /// Empty = the columns' own order and widths.
    pub columns: Vec<ColumnSetting>,
    pub sort: Vec<SortKey>,
    pub group: Option<GroupBy>,
    pub density: Density,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    pub id: String,
    pub name: String,
    pub built_in: bool,
    pub definition: ViewDefinition,
}

impl Engine {
    /// The built-in ones first, then the staff's own by name.
    pub fn list_views(&self) -> Result<Vec<SavedView>, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// `id: None` makes a new one. A built-in one cannot be changed, and names are unique.
    pub fn save_view(&self, _id: Option<&str>, _name: &str, _definition: &ViewDefinition) -> Result<SavedView, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    pub fn delete_view(&self, _id: &str) -> Result<(), EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Takes a deletion back.
    pub fn restore_view(&self, _id: &str) -> Result<SavedView, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
