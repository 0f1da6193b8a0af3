//! A filter's text taken apart, so that each term can be a chip, and put together again the same.

use serde::Serialize;

use crate::{Engine, EngineError};

/// One term of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TermText {
    /// As it is written, quotes and minus included: joined by spaces, the terms are the filter.
    pub text: String,
    /// `due`, `property`, …; `None` = words to search for.
    pub key: Option<String>,
    /// What follows the colon, without quotes; of words, the words.
    pub value: String,
    pub negated: bool,
    /// Why it was not understood, and what to write instead.
    pub problem: Option<String>,
}

impl Engine {
    pub fn describe_filter(&self, _text: &str) -> Result<Vec<TermText>, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
