//! A rectangle of a view for the clipboard: as tab-separated text and as an HTML table whose ids a spreadsheet keeps as text.

use serde::{Deserialize, Serialize};

use crate::query::GroupBy;
use crate::{Engine, EngineError, SortKey};

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CopyQuery {
    pub filter: String,
    pub sort: Vec<SortKey>,
    pub group: Option<GroupBy>,
    pub collapsed: Vec<String>,
    /// Lines `first` up to and without `last` of the view.
    pub first: u32,
    pub last: u32,
    /// Ids of columns, in their order on screen.
    pub columns: Vec<String>,
    pub headers: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub text: String,
    pub html: String,
    pub rows: u32,
}

/// How much was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CopiedCells {
    pub rows: u32,
    pub columns: u32,
}

impl Engine {
    pub fn copy_cells(&self, _query: &CopyQuery) -> Result<Copied, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
