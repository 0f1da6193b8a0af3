//! XLSX: real dates and numbers, text as text, a frozen header, a filter row and a column width that fits.

use model::{Date, Decimal, Renewal};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::columns::{COLUMNS, Cell};
use crate::EngineError;

pub(super) fn write(renewals: &[Renewal], today: Date) -> Result<Vec<u8>, EngineError> {
    build(renewals, today).map_err(|error| EngineError::Report(error.to_string()))
}

struct Formats {
    header: Format,
    date: Format,
    money: Format,
    number: Format,
}

fn build(renewals: &[Renewal], today: Date) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats {
        header: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color("#E8EEF4"),
        date: Format::new().set_num_format("yyyy-mm-dd"),
        money: Format::new().set_num_format("#,##0.00"),
        number: Format::new().set_num_format("#,##0.##"),
    };
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(format!("Renewals {today}"))?;
    for (column, index) in COLUMNS.iter().zip(0..) {
        sheet.write_string_with_format(0, index, column.title, &formats.header)?;
        sheet.set_column_width(index, f64::from(column.width))?;
    }
    for (renewal, row) in renewals.iter().zip(1..) {
        for (column, index) in COLUMNS.iter().zip(0..) {
            write_cell(sheet, row, index, (column.cell)(renewal), &formats)?;
        }
    }
    let last_row = u32::try_from(renewals.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(COLUMNS.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    // The header, and property, kind, suite, lease and occupant.
    sheet.set_freeze_panes(1, 6)?;
    workbook.save_to_buffer()
}

/// Text is only ever written as a string, so no name can become a formula.
fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Unknown => Ok(sheet),
        Cell::Text(text) => sheet.write_string(row, column, cut(text)),
        Cell::Date(date) => match excel_date(date) {
            Ok(excel) => sheet.write_datetime_with_format(row, column, &excel, &formats.date),
            // Before 1900 a spreadsheet has no dates.
            Err(_) => sheet.write_string(row, column, date.to_string()),
        },
        Cell::Count(count) => sheet.write_number(row, column, count as f64),
        Cell::Money(amount) => sheet.write_number_with_format(row, column, float(amount), &formats.money),
        Cell::Number(amount) => sheet.write_number_with_format(row, column, float(amount), &formats.number),
    }
    .map(drop)
}

/// The format knows no decimals: a spreadsheet's number is a binary float, and this is the last step before it.
fn float(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or(f64::NAN)
}

fn excel_date(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// A cell holds 32,767 characters.
fn cut(text: String) -> String {
    if text.chars().count() <= 32_767 { text } else { text.chars().take(32_766).chain(['…']).collect() }
}
