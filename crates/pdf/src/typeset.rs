//! Handing a report to typst. Values cross, no markup does.

use std::sync::LazyLock;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Array, Datetime, Dict, IntoValue, Smart, Value};
use typst_as_lib::{TypstEngine, TypstTemplateMainFile};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::sheet::{Sheet, fit};
use crate::{Align, Group, Report};

/// More is nothing to print.
pub const MAX_ROWS: usize = 5_000;

#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("{0} rows are too many to print: narrow the view to {MAX_ROWS} or fewer, or export it as XLSX")]
    TooManyRows(usize),
    #[error("{0} columns are too wide for a page: hide some of them, or export the view as XLSX")]
    TooWide(usize),
    #[error("the pages could not be set: {0}")]
    Typeset(String),
}

/// Fonts and template are read once. What typst remembers of a report is forgotten after it: it can be hundreds of megabytes.
static TYPST: LazyLock<TypstEngine<TypstTemplateMainFile>> = LazyLock::new(|| {
    TypstEngine::builder()
        .main_file(include_str!("report.typ"))
        .fonts([dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold()])
        .comemo_evict_max_age(Some(0))
        .build()
});

/// The report as a PDF.
pub fn render(report: &Report) -> Result<Vec<u8>, PdfError> {
    let rows = report.row_count();
    if rows > MAX_ROWS {
        return Err(PdfError::TooManyRows(rows));
    }
    let sheet = fit(report.paper, &report.columns).ok_or(PdfError::TooWide(report.columns.len()))?;
    let document = TYPST.compile_with_input(inputs(report, sheet)).output.map_err(|error| PdfError::Typeset(error.to_string()))?;
    // A letter that the fonts lack fails the check of accessibility. The file is worth having all the same.
    typst_pdf::pdf(&document, &options(report, true))
        .or_else(|_| typst_pdf::pdf(&document, &options(report, false)))
        .map_err(|errors| PdfError::Typeset(first(&errors)))
}

fn options(report: &Report, accessible: bool) -> PdfOptions {
    let made = report.made;
    let day = Datetime::from_ymd(i32::from(made.year), made.month, made.day);
    let standards = if accessible { PdfStandards::new(&[PdfStandard::Ua_1]).ok() } else { None };
    PdfOptions {
        creator: Smart::Custom(Some("Renewal Desk".into())),
        timestamp: day.map(Timestamp::new_utc),
        standards: standards.unwrap_or_default(),
        ..PdfOptions::default()
    }
}

fn first(errors: &[SourceDiagnostic]) -> String {
    errors.first().map(|error| error.message.to_string()).unwrap_or_default()
}

fn inputs(report: &Report, sheet: Sheet) -> Dict {
    let column = |column: &crate::Column| {
        dict([
            ("title", printable(&column.title, column.width)),
            ("width", (f64::from(column.width) + 1.0).into_value()),
            ("right", (column.align == Align::Right).into_value()),
        ])
    };
    let entries = [
        ("title", printable(&report.title, u8::MAX)),
        ("subtitle", printable(&report.subtitle, u8::MAX)),
        ("paper", sheet.paper.into_value()),
        ("size", sheet.size.into_value()),
        ("columns", report.columns.iter().map(|c| column(c).into_value()).collect::<Array>().into_value()),
        ("groups", report.groups.iter().map(|g| group(report, g).into_value()).collect::<Array>().into_value()),
        ("empty", (report.row_count() == 0).into_value()),
        ("totals", printable(&report.totals, u8::MAX)),
        ("as-of", printable(&report.as_of, u8::MAX)),
    ];
    dict(entries)
}

fn group(report: &Report, group: &Group) -> Dict {
    let cell = |(column, text): (&crate::Column, Option<&Option<String>>)| {
        text.and_then(Option::as_ref).map_or(Value::None, |text| printable(text, column.width))
    };
    // A row has a cell for each column, whatever it brings: a table that is short of one would shift all the rest.
    let row = |row: &Vec<Option<String>>| {
        let texts = (0..).map(|index| row.get(index));
        report.columns.iter().zip(texts).map(cell).collect::<Vec<Value>>()
    };
    let cells: Array = group.rows.iter().flat_map(row).collect();
    let title = group.title.as_ref().map_or(Value::None, |title| printable(title, u8::MAX));
    dict([("title", title), ("rows", cells.into_value())])
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries.into_iter().map(|(key, value)| (key.into(), value)).collect()
}

/// Control characters become blanks. A word that is longer than its column may break where it must, instead of running into the next.
fn printable(text: &str, width: u8) -> Value {
    let mut printed = String::with_capacity(text.len());
    let mut unbroken = 0;
    for c in text.chars() {
        let c = if c.is_control() { ' ' } else { c };
        unbroken = if c.is_whitespace() { 0 } else { unbroken + 1 };
        printed.push(c);
        if unbroken >= u16::from(width).max(4) {
            printed.push('\u{200b}');
            unbroken = 0;
        }
    }
    printed.into_value()
}
