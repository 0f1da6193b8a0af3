//! Views: filters, columns, order, grouping and density as one named thing. Eight are built in; the rest are the staff's own.

mod built_in;

use serde::{Deserialize, Serialize};
use store::{DeskWriter, SavedViewRow};

use crate::query::GroupBy;
use crate::{Engine, EngineError, SortKey, Topic};
use built_in::{built_in, is_built_in};

const NAME_CHARS: usize = 60;
const DEFINITION_BYTES: usize = 64 * 1024;
/// So long can a deletion be taken back.
const KEPT_MS: i64 = 86_400_000;

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
        let own = self.inner.store.read(|reader| reader.list_saved_views())?;
        Ok(built_in().into_iter().chain(own.into_iter().filter_map(view)).collect())
    }

    /// `id: None` makes a new one. A built-in one cannot be changed, and names are unique.
    pub fn save_view(&self, id: Option<&str>, name: &str, definition: &ViewDefinition) -> Result<SavedView, EngineError> {
        refuse_built_in(id)?;
        let name = checked_name(name)?;
        let text = serde_json::to_string(definition).map_err(|error| EngineError::Internal(error.to_string()))?;
        if text.len() > DEFINITION_BYTES {
            return Err(EngineError::WrongUse("the view is too large to be saved: give it fewer filters".into()));
        }
        let (author, at) = (self.author()?, self.now());
        let new = |id: String, version: u32| SavedViewRow {
            id,
            name_key: name_key(&name),
            name: name.clone(),
            definition: text,
            version,
            author,
            updated_at: at,
            deleted_at: None,
        };
        let row = self.write_desk(|desk| {
            let row = match id {
                None => new(uuid::Uuid::now_v7().to_string(), 1),
                Some(id) => {
                    let old = desk.find_saved_view(id)?.filter(|old| old.deleted_at.is_none());
                    let old = old.ok_or(EngineError::NoSuch("view"))?;
                    new(old.id, old.version.saturating_add(1))
                }
            };
            put(desk, &row)?;
            Ok(row)
        })?;
        self.notify(Topic::Desk);
        Ok(SavedView { id: row.id, name: row.name, built_in: false, definition: definition.clone() })
    }

    /// Can be taken back for a day.
    pub fn delete_view(&self, id: &str) -> Result<(), EngineError> {
        refuse_built_in(Some(id))?;
        let at = self.now();
        self.write_desk(|desk| {
            let row = desk.find_saved_view(id)?.ok_or(EngineError::NoSuch("view"))?;
            if row.deleted_at.is_none() {
                let version = row.version.saturating_add(1);
                desk.upsert_saved_view(&SavedViewRow { deleted_at: Some(at), updated_at: at, version, ..row })?;
            }
            Ok(desk.purge_saved_views(at.plus_ms(-KEPT_MS))?)
        })?;
        self.notify(Topic::Desk);
        Ok(())
    }

    /// Takes a deletion back, unless another view has got its name since.
    pub fn restore_view(&self, id: &str) -> Result<SavedView, EngineError> {
        let at = self.now();
        let row = self.write_desk(|desk| {
            let row = desk.find_saved_view(id)?.ok_or(EngineError::NoSuch("view"))?;
            if row.deleted_at.is_none() {
                return Ok(row);
            }
            let version = row.version.saturating_add(1);
            let row = SavedViewRow { deleted_at: None, updated_at: at, version, ..row };
            put(desk, &row)?;
            Ok(row)
        })?;
        self.notify(Topic::Desk);
        view(row).ok_or(EngineError::NoSuch("view"))
    }
}

/// One whose definition this version does not understand is left out, and stays stored as it is.
fn view(row: SavedViewRow) -> Option<SavedView> {
    let definition = serde_json::from_str(&row.definition);
    let definition = definition.inspect_err(|error| {
        // Its words can be a tenant's name.
        let (line, column, class) = (error.line(), error.column(), error.classify());
        tracing::warn!(view.id = row.id, line, column, ?class, "a view cannot be read");
    });
    Some(SavedView { id: row.id, name: row.name, built_in: false, definition: definition.ok()? })
}

fn put(desk: &DeskWriter<'_>, row: &SavedViewRow) -> Result<(), EngineError> {
    let own = desk.list_saved_views()?;
    let is_taken = own.iter().any(|other| other.id != row.id && other.name_key == row.name_key);
    if is_taken || built_in().iter().any(|view| name_key(&view.name) == row.name_key) {
        return Err(EngineError::WrongUse(format!("a view called `{}` exists already: choose another name", row.name)));
    }
    Ok(desk.upsert_saved_view(row)?)
}

fn name_key(name: &str) -> String {
    name.to_lowercase()
}

fn checked_name(name: &str) -> Result<String, EngineError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_CHARS || name.chars().any(char::is_control) {
        return Err(EngineError::WrongUse(format!("a view needs a name of 1 to {NAME_CHARS} characters, on one line")));
    }
    Ok(name.to_owned())
}

fn refuse_built_in(id: Option<&str>) -> Result<(), EngineError> {
    match id {
        Some(id) if is_built_in(id) => {
            Err(EngineError::WrongUse("a built-in view cannot be changed: duplicate it and change the copy".into()))
        }
        _ => Ok(()),
    }
}
