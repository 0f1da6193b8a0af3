#![doc = include_str!("../README.md")]

mod draw;
mod face;
mod lines;
mod pages;
mod report;
mod sheet;

pub use report::{Align, Column, Group, Made, Paper, Report};

/// More is nothing to print.
pub const MAX_ROWS: usize = 5_000;

#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("{0} rows are too many to print: narrow the view to {MAX_ROWS} or fewer, or export it as XLSX")]
    TooManyRows(usize),
    #[error("{0} columns are too wide for a page: hide some of them, or export the view as XLSX")]
    TooWide(usize),
    #[error("the pages could not be drawn: {0}")]
    Draw(String),
}

/// The report as a PDF.
pub fn render(report: &Report) -> Result<Vec<u8>, PdfError> {
    let rows = report.row_count();
    if rows > MAX_ROWS {
        return Err(PdfError::TooManyRows(rows));
    }
    let sheet = sheet::fit(report.paper, &report.columns).ok_or(PdfError::TooWide(report.columns.len()))?;
    let faces = face::Faces::open().ok_or_else(|| PdfError::Draw("the fonts cannot be read".into()))?;
    let layout = pages::lay_out(report, &sheet, &faces);
    // A letter that the fonts lack fails the check of accessibility. The file is worth having all the same.
    draw::draw(report, &sheet, &faces, &layout, true).or_else(|_| draw::draw(report, &sheet, &faces, &layout, false))
}
