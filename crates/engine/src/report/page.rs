//! A view as a report to print.

use model::{Date, Decimal, Renewal};
use pdf::{Align, Group, Made, Paper, Report};

use super::ExportRequest;
use super::cell::Cell;
use super::columns::{Column, one_each};
use super::names::Names;
use super::section::Section;
use super::totals::{grouped, in_words};
use crate::EngineError;
use crate::overview::AtStake;

/// What is printed of a view that names no columns: all of them fit on no page.
const USUAL: [&str; 13] = [
    "propertyId",
    "suiteId",
    "occupantName",
    "expiryDate",
    "daysToExpiry",
    "deadline",
    "stage",
    "owner",
    "monthlyRent",
    "rentPerSqft",
    "areaSqft",
    "optionNoticeBy",
    "balanceDue",
];

/// A note can be a letter; on paper its beginning will do.
const LONGEST_TEXT: usize = 240;

pub(super) fn write(request: &ExportRequest, sections: &[Section], names: &Names, today: Date) -> Result<Vec<u8>, EngineError> {
    let rows: usize = sections.iter().map(|section| section.renewals.len()).sum();
    if rows > pdf::MAX_ROWS {
        // Before all its texts are made.
        return Err(EngineError::WrongUse(pdf::PdfError::TooManyRows(rows).to_string()));
    }
    let columns = match request.columns.as_slice() {
        [] => one_each(&USUAL.map(str::to_owned))?,
        ids => one_each(ids)?,
    };
    let renewals: Vec<&Renewal> = sections.iter().flat_map(|section| &section.renewals).collect();
    let report = Report {
        title: request.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| "Renewals".into()),
        subtitle: subtitle(&request.filter),
        paper: paper(),
        columns: columns.iter().map(|column| printed_column(column, &renewals, names)).collect(),
        groups: sections.iter().map(|section| printed_group(section, &columns, names)).collect(),
        totals: in_words(&AtStake::of(renewals.iter().copied())),
        as_of: format!("Data as of {} · made on {today}", as_of(&renewals)),
        made: Made { year: today.year(), month: today.month().unsigned_abs(), day: today.day().unsigned_abs() },
    };
    pdf::render(&report).map_err(|error| match error {
        pdf::PdfError::TooManyRows(_) | pdf::PdfError::TooWide(_) => EngineError::WrongUse(error.to_string()),
        pdf::PdfError::Draw(_) => EngineError::Report(error.to_string()),
    })
}

fn subtitle(filter: &str) -> String {
    let filter = filter.trim();
    if filter.is_empty() { "Every open renewal".into() } else { format!("Open renewals, filtered by: {filter}") }
}

/// As wide as what stands in it, within what the column is given.
fn printed_column(column: &Column, renewals: &[&Renewal], names: &Names) -> pdf::Column {
    let cells = || renewals.iter().map(|renewal| column.in_one(renewal, names));
    let is_number = cells().any(|cell| matches!(cell, Cell::Count(_) | Cell::Money(_) | Cell::Number(_)));
    let longest = cells().map(|cell| printed(cell, None).map_or(1, |text| text.chars().count())).max().unwrap_or(1);
    let title = column.one_title();
    // Titles are bold: a word of one needs more room than its letters in a row.
    let word = title.split(' ').map(|word| word.chars().count() + 1).max().unwrap_or(1).max(5);
    let width = longest.min(column.one_width().into()).max(word);
    pdf::Column {
        title: title.to_owned(),
        width: u8::try_from(width).unwrap_or(u8::MAX),
        align: if is_number { Align::Right } else { Align::Left },
    }
}

fn printed_group(section: &Section, columns: &[&Column], names: &Names) -> Group {
    let row = |renewal: &Renewal| {
        columns.iter().map(|column| printed(column.in_one(renewal, names), Some((column, renewal)))).collect()
    };
    let title = section.group.as_ref().map(|head| format!("{} · {}", head.title, in_words(&AtStake::of(&section.renewals))));
    Group { title, rows: section.renewals.iter().map(row).collect() }
}

/// As people read it.
fn printed(cell: Cell, of: Option<(&Column, &Renewal)>) -> Option<String> {
    Some(match cell {
        Cell::Unknown => return None,
        Cell::Text(text) if text.chars().count() > LONGEST_TEXT => text.chars().take(LONGEST_TEXT - 1).chain(['…']).collect(),
        Cell::Text(text) => text,
        // A lease that names no end itself: the offered term's is a guess.
        Cell::Date(date) if of.is_some_and(is_guessed) => format!("{date} (offered)"),
        Cell::Date(date) => date.to_string(),
        Cell::Count(count) => grouped(Decimal::from(count), 0),
        Cell::Money(amount) => grouped(amount, 2),
        Cell::Number(amount) => grouped(amount, amount.normalize().scale().min(2)),
    })
}

fn is_guessed((column, renewal): (&Column, &Renewal)) -> bool {
    column.id == "expiryDate" && renewal.expiry_source == Some(model::ExpirySource::Offer)
}

/// From the oldest answer to the newest, by the days of this machine.
fn as_of(renewals: &[&Renewal]) -> String {
    let day = |at: model::Instant| {
        let at = jiff::Timestamp::from_millisecond(at.0).ok()?;
        Some(at.to_zoned_datetime(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string())
    };
    let synced = || renewals.iter().filter_map(|renewal| renewal.synced_at);
    let (oldest, newest) = (synced().min().and_then(day), synced().max().and_then(day));
    match oldest.zip(newest) {
        None => "an unknown time".into(),
        Some((oldest, newest)) if oldest == newest => oldest,
        Some((oldest, newest)) => format!("{oldest} to {newest}"),
    }
}

/// The paper of where the machine stands, as the environment tells it.
fn paper() -> Paper {
    let named = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    let locale = named("LC_ALL").or_else(|| named("LC_PAPER")).or_else(|| named("LANG")).unwrap_or_default();
    let letter = ["_US", "_CA", "_MX", "_PH", "_CO", "_CL", "_VE"].iter().any(|country| locale.contains(country));
    if letter { Paper::Letter } else { Paper::A4 }
}
