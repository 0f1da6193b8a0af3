//! The one-line filter: `due:<60d property:006146 has:option -kind:residential "smith & sons"`. Terms are joined by "and", a minus
//! negates one. What is not understood is left out and said.

mod parse;
mod term;
mod word;

use model::{Client, Date, Stage};

use super::snapshot::Row;
use term::Term;
pub(in crate::query) use word::Word;

/// What a filter's words can mean: the day, the clients, the stages, and who asks.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    pub today: Date,
    pub clients: &'a [Client],
    pub stages: &'a [Stage],
    /// Stages that leases have and the list has no longer.
    pub unlisted: &'a [String],
    pub me: &'a str,
    /// How far `is:actionable` looks ahead.
    pub action_days: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    terms: Vec<Signed>,
    not_understood: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Signed {
    negated: bool,
    key: Option<&'static str>,
    term: Term,
}

/// What of a filter a row fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeepsOut {
    Nothing,
    /// Terms of this key alone, such as all of `stage:`.
    By(&'static str),
    Anyway,
}

/// A word of a filter's text: what it says, and what it means or why it means nothing.
pub(super) struct Spoken {
    pub(super) word: String,
    pub(super) negated: bool,
    pub(super) key: Option<&'static str>,
    pub(super) value: String,
    meaning: Result<Term, String>,
}

impl Spoken {
    pub(super) fn problem(self) -> Option<String> {
        self.meaning.err()
    }
}

pub(super) fn speak(text: &str, scene: &Scene<'_>) -> Vec<Spoken> {
    let spoken = |word: String| {
        let rest = word.strip_prefix('-').filter(|rest| !rest.is_empty());
        let (negated, body) = rest.map_or((false, word.as_str()), |rest| (true, rest));
        let (key, value) = parse::key_and_value(body).map_or((None, body), |(key, value)| (Some(key), value));
        Spoken { negated, key, value: value.to_owned(), meaning: parse::term(body, scene), word }
    };
    parse::words(text).into_iter().map(spoken).collect()
}

impl Filter {
    /// Relative dates (`<60d`) are counted from the scene's day; clients are known by name or id.
    pub fn parse(text: &str, scene: &Scene<'_>) -> Self {
        let mut filter = Self::default();
        for Spoken { word, negated, key, meaning, .. } in speak(text, scene) {
            match meaning {
                Ok(term) => filter.terms.push(Signed { negated, key, term }),
                Err(why) => filter.not_understood.push(format!("`{word}`: {why}")),
            }
        }
        filter
    }

    /// A sentence for each term that was left out.
    pub fn not_understood(&self) -> &[String] {
        &self.not_understood
    }

    pub(super) fn matches(&self, row: &Row<'_>) -> bool {
        self.terms.iter().all(|signed| signed.term.matches(row) != signed.negated)
    }

    pub(super) fn keeps_out(&self, row: &Row<'_>) -> KeepsOut {
        let mut failing = self.terms.iter().filter(|signed| signed.term.matches(row) == signed.negated).map(|signed| signed.key);
        match failing.next() {
            None => KeepsOut::Nothing,
            Some(Some(key)) if failing.all(|other| other == Some(key)) => KeepsOut::By(key),
            Some(_) => KeepsOut::Anyway,
        }
    }
}
