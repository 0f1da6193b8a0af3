//! A filter's text taken apart, so that each term can be a chip, and put together again the same.

use serde::Serialize;

use super::filter::{Spoken, speak};
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
    pub fn describe_filter(&self, text: &str) -> Result<Vec<TermText>, EngineError> {
        let snapshot = self.snapshot()?;
        Ok(speak(text, &snapshot.words().scene(snapshot.today)).into_iter().map(describe).collect())
    }
}

fn describe(spoken: Spoken) -> TermText {
    let Spoken { negated, key, value, .. } = &spoken;
    let minus = if *negated { "-" } else { "" };
    let text = match key {
        Some(key) => format!("{minus}{key}:{}", quoted(value)),
        None => format!("{minus}{}", quoted(value)),
    };
    TermText { text, key: key.map(str::to_owned), value: value.clone(), negated: *negated, problem: spoken.problem() }
}

/// In quotes where they are needed to keep it together. A quote of its own cannot be written.
fn quoted(text: &str) -> String {
    if text.chars().any(char::is_whitespace) { format!("\"{text}\"") } else { text.to_owned() }
}
