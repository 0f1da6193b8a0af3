//! A value that knows what it is: a number stays a number in a spreadsheet, an id stays text.

use model::{Date, Decimal, Instant};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Unknown is an empty cell, never 0.
    Unknown,
    Text(String),
    Date(Date),
    Count(i64),
    Money(Decimal),
    /// An area or a rate.
    Number(Decimal),
}

impl Cell {
    /// As it stands where there are only texts: ISO dates, plain numbers.
    pub(super) fn plain(self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Text(text) => text,
            Self::Date(date) => date.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Money(amount) | Self::Number(amount) => amount.to_string(),
        }
    }

    /// As it stands where there are only texts that a spreadsheet will read.
    pub(super) fn spelt(self) -> String {
        match self {
            Self::Text(text) => neutral(text),
            other => other.plain(),
        }
    }
}

pub(super) fn text(value: Option<impl Into<String>>) -> Cell {
    value.map_or(Cell::Unknown, |text| Cell::Text(text.into()))
}

pub(super) fn date(value: Option<Date>) -> Cell {
    value.map_or(Cell::Unknown, Cell::Date)
}

pub(super) fn count(value: Option<impl Into<i64>>) -> Cell {
    value.map_or(Cell::Unknown, |count| Cell::Count(count.into()))
}

pub(super) fn money(value: Option<Decimal>) -> Cell {
    value.map_or(Cell::Unknown, Cell::Money)
}

pub(super) fn number(value: Option<Decimal>) -> Cell {
    value.map_or(Cell::Unknown, Cell::Number)
}

pub(super) fn yes_no(value: Option<bool>) -> Cell {
    text(value.map(|yes| if yes { "yes" } else { "no" }))
}

/// In UTC, to the second.
pub(super) fn moment(value: Option<Instant>) -> Cell {
    let at = value.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok());
    text(at.map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string()))
}

/// A spreadsheet takes text that begins like a formula for one. An apostrophe in front makes it text again; full-width forms of the
/// signs are folded to the plain ones by some programs, so they count too.
pub(super) fn neutral(text: String) -> String {
    let is_risky = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '|' | '%' | '＝' | '＋' | '－' | '＠');
    if text.trim_start_matches(' ').starts_with(is_risky) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_cell_begins_like_a_formula(text in "[ ]{0,2}[=+@\\-\t\r\n|%＝＋－＠]?.{0,20}") {
            let field = Cell::Text(text.clone()).spelt();
            let first = field.trim_start_matches(' ').chars().next();
            prop_assert!(first.is_none_or(|c| !"=+-@\t\r\n|%＝＋－＠".contains(c)), "{field:?}");
            prop_assert!(field == text || field.strip_prefix('\'') == Some(&text), "the text itself is unchanged");
        }
    }

    #[test]
    fn numbers_stay_numbers_even_below_zero() {
        assert_eq!(Cell::Money(Decimal::new(-123_450, 2)).spelt(), "-1234.50");
        assert_eq!(Cell::Count(-5).spelt(), "-5");
    }
}
