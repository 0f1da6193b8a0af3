//! A property (MRI also says building): what the user listed of it. No call that lists commercial buildings is known, so the
//! list is the user's own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::PropertyId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PropertyKind {
    Commercial,
    Residential,
}

impl PropertyKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Commercial => "commercial",
            Self::Residential => "residential",
        }
    }
}

impl fmt::Display for PropertyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no kind of property: write commercial, residential, or leave it empty to have it found out")]
pub struct UnknownPropertyKind(pub String);

impl FromStr for PropertyKind {
    type Err = UnknownPropertyKind;

    fn from_str(text: &str) -> Result<Self, UnknownPropertyKind> {
        match text.trim().to_ascii_lowercase().as_str() {
            "commercial" => Ok(Self::Commercial),
            "residential" => Ok(Self::Residential),
            _ => Err(UnknownPropertyKind(text.to_owned())),
        }
    }
}

/// One line of a client's list of properties. `kind` is `None` until somebody says it or a sync finds it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ClientProperty {
    pub id: PropertyId,
    pub name: Option<String>,
    pub kind: Option<PropertyKind>,
}
