//! The one-line filter: `due:<60d property:006146 has:option -kind:residential "smith & sons"`. Terms are joined by "and", a minus
//! negates one. What is not understood is left out and said.

mod parse;
mod term;

use model::{Client, Date, Renewal};

use term::Term;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    terms: Vec<Signed>,
    not_understood: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Signed {
    negated: bool,
    term: Term,
}

impl Filter {
    /// Relative dates (`<60d`) are counted from `today`; clients are known by name or id.
    pub fn parse(text: &str, today: Date, clients: &[Client]) -> Self {
        let mut filter = Self::default();
        for word in parse::words(text) {
            let (negated, body) =
                word.strip_prefix('-').filter(|rest| !rest.is_empty()).map_or((false, word.as_str()), |rest| (true, rest));
            match parse::term(body, today, clients) {
                Ok(term) => filter.terms.push(Signed { negated, term }),
                Err(why) => filter.not_understood.push(format!("`{word}`: {why}")),
            }
        }
        filter
    }

    /// A sentence for each term that was left out.
    pub fn not_understood(&self) -> &[String] {
        &self.not_understood
    }

    /// `haystack` is the row's searchable text, as [`haystack`] makes it.
    pub(crate) fn matches(&self, renewal: &Renewal, haystack: &str) -> bool {
        self.terms.iter().all(|signed| signed.term.matches(renewal, haystack) != signed.negated)
    }
}

/// What words are searched in: occupant, property, suite and lease, in lower case.
pub(crate) fn haystack(renewal: &Renewal) -> String {
    let parts = [
        renewal.occupant_name.as_deref(),
        renewal.property_name.as_deref(),
        Some(renewal.property_id.as_str()),
        renewal.suite_id.as_deref(),
        Some(renewal.lease_id.as_str()),
    ];
    // A line break, so that no word matches across two fields.
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n").to_lowercase()
}
