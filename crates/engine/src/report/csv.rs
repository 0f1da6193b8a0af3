//! CSV: UTF-8 with a byte order mark (Excel needs it), ISO dates, plain numbers, and no cell that a spreadsheet would run.

use model::Renewal;

use super::columns::{COLUMNS, Cell};
use crate::EngineError;

pub(super) fn write(renewals: &[Renewal]) -> Result<Vec<u8>, EngineError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let failed = |error: csv::Error| EngineError::Report(error.to_string());
    writer.write_record(COLUMNS.iter().map(|column| column.title)).map_err(failed)?;
    for renewal in renewals {
        writer.write_record(COLUMNS.iter().map(|column| field((column.cell)(renewal)))).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| EngineError::Report(error.to_string()))
}

fn field(cell: Cell) -> String {
    match cell {
        Cell::Unknown => String::new(),
        Cell::Text(text) => neutral(text),
        Cell::Date(date) => date.to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::Money(amount) | Cell::Number(amount) => amount.to_string(),
    }
}

/// A spreadsheet takes text that begins like a formula for one. An apostrophe in front makes it text again; full-width forms of the
/// signs are folded to the plain ones by some programs, so they count too.
fn neutral(text: String) -> String {
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
            let field = field(Cell::Text(text.clone()));
            let first = field.trim_start_matches(' ').chars().next();
            prop_assert!(first.is_none_or(|c| !"=+-@\t\r\n|%＝＋－＠".contains(c)), "{field:?}");
            prop_assert!(field == text || field.strip_prefix('\'') == Some(&text), "the text itself is unchanged");
        }
    }
}
