//! What goes to stdout and stderr. A reader that has closed the pipe, such as `head`, ends the output and is no error; a full disk is.

use std::io::{ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use comfy_table::{CellAlignment, ContentArrangement, Table};
use comfy_table::{LineStyle, TableStyle};
use engine::EngineError;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::Instant;
use serde::Serialize;

/// What stands for unknown in a table.
pub const UNKNOWN: &str = "—";

/// Whether everything that was meant for stdout got there; a disk that is full must not pass for a short list.
static CUT_SHORT: AtomicBool = AtomicBool::new(false);

pub fn line(text: &str) {
    let written = writeln!(std::io::stdout(), "{text}").and_then(|()| std::io::stdout().flush());
    if let Err(error) = written
        && error.kind() != ErrorKind::BrokenPipe
    {
        note(&format!("renewals: the output could not be written: {error}"));
        CUT_SHORT.store(true, Ordering::Relaxed);
    }
}

pub fn was_cut_short() -> bool {
    CUT_SHORT.load(Ordering::Relaxed)
}

/// One line under the header and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// For people, beside the data.
pub fn note(text: &str) {
    let _closed = writeln!(std::io::stderr(), "{text}");
}

pub fn json(value: &impl Serialize) -> Result<(), EngineError> {
    line(&serde_json::to_string_pretty(value).map_err(|error| EngineError::Internal(error.to_string()))?);
    Ok(())
}

/// A table with its number columns right-aligned.
pub fn table(header: &[&str], right: &[usize], rows: impl IntoIterator<Item = Vec<String>>) {
    let mut table = Table::new();
    table.load_style(STYLE).set_header(header);
    if std::io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    } else {
        table.set_content_arrangement(ContentArrangement::Disabled);
    }
    table.add_rows(rows);
    for column in right {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    line(&table.to_string());
}

pub fn or_unknown(value: Option<impl ToString>) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), |value| value.to_string())
}

/// Local time.
pub fn time(at: Instant) -> String {
    let timestamp = Timestamp::from_millisecond(at.0).unwrap_or_default();
    timestamp.to_zoned_datetime(TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// How long ago, in the largest unit that fits.
pub fn age(at: Instant) -> String {
    let secs = at.age_ms(Instant(Timestamp::now().as_millisecond())) / 1_000;
    match secs {
        0..60 => "just now".to_owned(),
        60..3_600 => format!("{} min ago", secs / 60),
        3_600..172_800 => format!("{} h ago", secs / 3_600),
        _ => format!("{} days ago", secs / 86_400),
    }
}
