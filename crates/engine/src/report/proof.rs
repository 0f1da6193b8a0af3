//! Whatever tenants are called: every format is written, holds every row, and no cell of it runs.

use jiff::civil::date;
use model::{Date, Instant, Renewal};
use proptest::prelude::*;
use serde_json::json;

use super::columns::for_file;
use super::names::Names;
use super::section::{Head, Section};
use super::{ExportFormat, ExportRequest, csv, ics, page, xlsx};
use crate::query::GroupBy;

const TODAY: Date = date(2026, 11, 23);

fn renewal(lease: usize, text: &str, day: Option<Date>, rent: i64) -> Renewal {
    serde_json::from_value(json!({
        "clientId": "c", "propertyId": text, "propertyName": text, "propertyKind": "commercial", "suiteId": text,
        "leaseId": format!("{lease:06}"), "occupantName": text, "currency": text, "occupancyStatus": text, "ownNotes": 1,
        "expiryDate": day, "expirySource": "offer", "daysToExpiry": rent.clamp(-9, 9), "monthlyRent": rent.to_string(),
        "areaSqft": "12.50", "nextReviewDate": day, "lastNote": { "date": day, "text": text },
        "option": { "number": text, "type": text, "noticeBy": day, "state": "open" },
        "followUp": {
            "stage": text, "owner": text, "nextStep": text, "followUpOn": day, "tags": [text], "muted": true, "version": 1,
            "author": text, "updatedAt": 0
        },
    }))
    .unwrap()
}

fn texts() -> impl Strategy<Value = String> {
    "[ ]{0,2}[=+@\\-\t\r\n|%＝＋－＠#$*<\\\\\"';,:]?.{0,24}"
}

fn days() -> impl Strategy<Value = Option<Date>> {
    prop::option::of((-9_999_i16..=9_999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day)))
}

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let rows = prop::collection::vec((texts(), days(), any::<i32>()), 0..6);
    prop::collection::vec((texts(), rows), 0..3).prop_map(|groups| {
        let mut lease = 0;
        let mut row = |(text, day, rent): &(String, Option<Date>, i32)| {
            lease += 1;
            renewal(lease, text, *day, i64::from(*rent))
        };
        let section = |(title, rows): &(String, Vec<_>)| Section {
            group: Some(Head::of(GroupBy::Owner, Some(title))),
            renewals: rows.iter().map(&mut row).collect(),
        };
        groups.iter().map(section).collect()
    })
}

fn count(sections: &[Section]) -> usize {
    sections.iter().map(|section| section.renewals.len()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_csv_holds_every_row_and_no_formula(sections in sections()) {
        let bytes = csv::write(&for_file(&[]).unwrap(), Some(GroupBy::Owner), &sections, &Names::default()).unwrap();
        let mut reader = ::csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), count(&sections));
        for cell in rows.iter().flatten() {
            let is_number = cell.parse::<f64>().is_ok();
            // A year before Christ is a date, and no spreadsheet's formula.
            let is_date = cell.parse::<Date>().is_ok();
            prop_assert!(is_number || is_date || !cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{}", cell);
        }
    }

    #[test]
    fn a_workbook_holds_every_row_and_no_formula(sections in sections()) {
        use calamine::Reader;
        let bytes = xlsx::write(&for_file(&[]).unwrap(), Some(GroupBy::Owner), &sections, &Names::default(), TODAY).unwrap();
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        prop_assert_eq!(sheet.rows().count(), 1 + sections.len() + count(&sections));
        let name = book.sheet_names()[0].clone();
        prop_assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0);
    }

    #[test]
    fn a_calendar_holds_every_date_and_no_line_that_a_name_made(sections in sections()) {
        let text = String::from_utf8(ics::write(&sections, "dates", Instant(0))).unwrap();
        let is_spelt = |day: &Date| (1..=9999).contains(&day.year());
        let dated = sections.iter().flat_map(|section| &section.renewals).filter(|row| row.expiry_date.as_ref().is_some_and(is_spelt));
        // Expiry, notice of the option, follow-up and review.
        prop_assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 4 * dated.count());
        let unfolded = text.replace("\r\n ", "");
        let known = ["BEGIN:", "END:", "VERSION:", "PRODID:", "CALSCALE:", "X-WR-CALNAME:", "NAME:", "UID:", "DTSTAMP:", "SEQUENCE:", "SUMMARY:", "DESCRIPTION:", "DTSTART;", "DTEND;", "TRANSP:"];
        for line in unfolded.split_terminator("\r\n") {
            prop_assert!(known.iter().any(|name| line.starts_with(name)) && !line.contains(['\r', '\n']), "{:?}", line);
        }
    }

    #[test]
    fn a_report_is_printed_whatever_it_holds(sections in sections()) {
        let request = ExportRequest {
            format: ExportFormat::Pdf,
            filter: sections.iter().flat_map(|section| &section.renewals).map(|row| row.lease_id.as_str()).collect(),
            sort: vec![],
            group: Some(GroupBy::Owner),
            columns: vec![],
            title: sections.first().and_then(|section| section.group.as_ref()).map(|head| head.value.clone()),
        };
        let pdf = page::write(&request, &sections, &Names::default(), TODAY).unwrap();
        prop_assert!(pdf.starts_with(b"%PDF"));
    }
}
