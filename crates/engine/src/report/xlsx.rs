//! XLSX: real dates and numbers, text as text, a frozen header, a filter row and a column width that fits. Groups are an outline: a
//! head above the rows that fold under it, and the group again in the first column of each row, to filter by. A head's sums are
//! words, so that no column is added up twice.

use model::{Date, Decimal};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::cell::Cell;
use super::columns::Column;
use super::names::Names;
use super::section::{Head, Section, group_title};
use super::totals::in_words;
use crate::EngineError;
use crate::overview::AtStake;
use crate::query::GroupBy;

pub(super) fn write(
    columns: &[&Column],
    group: Option<GroupBy>,
    sections: &[Section],
    names: &Names,
    today: Date,
) -> Result<Vec<u8>, EngineError> {
    build(columns, group, sections, names, today).map_err(|error| EngineError::Report(error.to_string()))
}

struct Formats {
    header: Format,
    head: Format,
    date: Format,
    money: Format,
    number: Format,
}

/// How many of the first columns name the lease: they stay in sight.
const NAMING: [&str; 6] = ["propertyId", "propertyName", "propertyKind", "suiteId", "leaseId", "occupantName"];

fn build(
    columns: &[&Column],
    group: Option<GroupBy>,
    sections: &[Section],
    names: &Names,
    today: Date,
) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats {
        header: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color("#E8EEF4"),
        head: Format::new().set_bold().set_background_color("#F4F6F8"),
        date: Format::new().set_num_format("yyyy-mm-dd"),
        money: Format::new().set_num_format("#,##0.00"),
        number: Format::new().set_num_format("#,##0.##"),
    };
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(format!("Renewals {today}"))?;
    let first = u16::from(group.is_some());
    if let Some(group) = group {
        sheet.write_string_with_format(0, 0, group_title(group), &formats.header)?;
        sheet.set_column_width(0, 24)?;
        sheet.group_symbols_above(true);
    }
    for (column, index) in columns.iter().zip(first..) {
        sheet.write_string_with_format(0, index, column.title, &formats.header)?;
        sheet.set_column_width(index, f64::from(column.width))?;
    }
    let last_column = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_add(first).saturating_sub(1);
    let mut row = 1;
    for section in sections {
        if let Some(head) = &section.group {
            write_head(sheet, row, last_column, head, section, &formats)?;
            row += 1;
        }
        let begin = row;
        for renewal in &section.renewals {
            if let Some(head) = section.group.as_ref().filter(|_| group.is_some()) {
                sheet.write_string(row, 0, cut(head.value.clone()))?;
            }
            for (column, index) in columns.iter().zip(first..) {
                write_cell(sheet, row, index, (column.cell)(renewal, names), &formats)?;
            }
            row += 1;
        }
        if section.group.is_some() && row > begin {
            sheet.group_rows(begin, row - 1)?;
        }
    }
    sheet.autofilter(0, 0, row - 1, last_column)?;
    let naming = columns.iter().take_while(|column| NAMING.contains(&column.id)).count();
    sheet.set_freeze_panes(1, first.saturating_add(u16::try_from(naming).unwrap_or(0)))?;
    workbook.save_to_buffer()
}

fn write_head(
    sheet: &mut Worksheet,
    row: u32,
    last_column: u16,
    head: &Head,
    section: &Section,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let words = in_words(&AtStake::of(&section.renewals));
    sheet.write_string_with_format(row, 0, cut(format!("{} · {words}", head.title)), &formats.head)?;
    (1..=last_column).try_for_each(|column| sheet.write_blank(row, column, &formats.head).map(drop))
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
