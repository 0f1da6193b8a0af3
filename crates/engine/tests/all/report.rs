//! Files hold what the list shows, and are read back by somebody else's reader.

use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader};
use engine::{CopyQuery, ErrorCode, ExportFormat, ExportRequest, ViewLine, parse_sort};

use crate::support::{Desk, spec};

fn request(format: ExportFormat, columns: &[&str]) -> ExportRequest {
    let columns = columns.iter().map(|id| (*id).to_owned()).collect();
    ExportRequest { format, filter: String::new(), sort: vec![], group: None, columns, title: Some("Due in 90 days".into()) }
}

fn text_of(pdf: &Path) -> String {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output();
    let output = output.expect("poppler-utils: scripts/setup test installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Logical lines: what was folded is unfolded.
fn lines_of(calendar: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(calendar).unwrap();
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

fn copy(columns: &[&str], last: u32) -> CopyQuery {
    let columns = columns.iter().map(|id| (*id).to_owned()).collect();
    CopyQuery { filter: String::new(), sort: vec![], group: None, collapsed: vec![], first: 0, last, columns, headers: false }
}

#[tokio::test]
async fn a_workbook_holds_numbers_dates_and_texts_and_no_formula() {
    let desk = Desk::open(spec(3, 5, 1)).await;
    desk.sync().await;
    let path = desk.dir.path().join("renewals.xlsx");
    let sort = parse_sort("expiryDate").unwrap();
    assert_eq!(desk.engine.export(ExportFormat::Xlsx, &path, "", &sort).unwrap().rows, 15);
    let renewals = desk.engine.list_renewals("", &sort).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let formulas = book.worksheet_formula(&book.sheet_names()[0].clone()).unwrap();
    assert_eq!(formulas.used_cells().count(), 0);
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let header: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let column = |title: &str| header.iter().position(|cell| cell == title).unwrap();
    assert_eq!(sheet.rows().count(), 16);
    for (row, renewal) in sheet.rows().skip(1).zip(&renewals) {
        assert_eq!(row[column("Lease id")], Data::String(renewal.lease_id.to_string()), "ids stay text");
        let expiry = row[column("Expiry")].to_string();
        assert!(matches!(row[column("Expiry")], Data::DateTime(_)), "{expiry} is no date");
        match (&row[column("Rent per month")], renewal.monthly_rent) {
            (Data::Float(shown), Some(rent)) => assert_eq!(format!("{shown:.2}"), rent.to_string()),
            (shown, rent) => panic!("{shown:?} is not {rent:?}"),
        }
        assert_eq!(row[column("Area sq ft")] == Data::Empty, renewal.area_sqft.is_none(), "unknown is empty, never 0");
    }
}

#[tokio::test]
async fn a_csv_file_reads_back_as_the_list() {
    let desk = Desk::open(spec(3, 5, 1)).await;
    desk.sync().await;
    let path = desk.dir.path().join("renewals.csv");
    desk.engine.export(ExportFormat::Csv, &path, "kind:commercial", &[]).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let renewals = desk.engine.list_renewals("kind:commercial", &[]).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let column = |title: &str, header: &csv::StringRecord| header.iter().position(|cell| cell == title).unwrap();
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), renewals.len());
    for (row, renewal) in rows.iter().zip(&renewals) {
        assert_eq!(&row[column("Lease id", &header)], renewal.lease_id.as_str());
        assert_eq!(row[column("Expiry", &header)], renewal.expiry_date.unwrap().to_string());
        assert_eq!(row[column("Rent per month", &header)], renewal.monthly_rent.unwrap().to_string());
    }
}

#[tokio::test]
async fn an_export_that_cannot_be_written_leaves_the_old_file() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    desk.sync().await;
    let missing = desk.dir.path().join("no such folder").join("renewals.csv");
    assert_eq!(desk.engine.export(ExportFormat::Csv, &missing, "", &[]).unwrap_err().code(), engine::ErrorCode::File);
    let path = desk.dir.path().join("renewals.csv");
    std::fs::write(&path, "old").unwrap();
    let refused = desk.engine.export(ExportFormat::Csv, &path, "due:soon is:open rent:lots", &[]).unwrap_err();
    assert_eq!(refused.code(), engine::ErrorCode::FilterNotUnderstood);
    let said = refused.to_string();
    assert!(said.contains("`due:soon`: ") && said.contains("`rent:lots`: ") && !said.contains("is:open"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
}

#[tokio::test]
async fn a_view_is_exported_with_its_columns_in_their_order() {
    let desk = Desk::open(spec(3, 5, 1)).await;
    desk.sync().await;
    let path = desk.dir.path().join("view.csv");
    let request = request(ExportFormat::Csv, &["monthlyRent", "propertyId", "deadline", "propertyName"]);
    assert_eq!(desk.engine.export_view(&request, &path).unwrap().rows, 15);
    let text = std::fs::read_to_string(&path).unwrap();
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap();
    assert_eq!(header, "Rent per month,Property id,Property,Deadline,Deadline is,Days to deadline");
}

#[tokio::test]
async fn a_column_that_is_not_there_is_refused_with_those_that_are() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    desk.sync().await;
    for format in [ExportFormat::Csv, ExportFormat::Xlsx, ExportFormat::Pdf, ExportFormat::Ics] {
        let refused = desk.engine.export_view(&request(format, &["rentt"]), &desk.dir.path().join("x")).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::WrongUse);
        assert!(refused.to_string().contains("`rentt`") && refused.to_string().contains("monthlyRent"), "{refused}");
    }
    assert_eq!(desk.engine.copy_cells(&copy(&["rentt"], 1)).unwrap_err().code(), ErrorCode::WrongUse);
}

#[tokio::test]
async fn every_field_one_can_sort_by_is_a_column() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    desk.sync().await;
    for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
        for field in
            "propertyId propertyName propertyKind suiteId leaseId occupantName leaseStart expiryDate daysToExpiry areaSqft \
            monthlyRent annualRent rentPerSqft optionNoticeBy offerRent balanceDue budgetRentPerSqft notesCount occupancyStatus \
            syncedAt deadline stage owner followUpOn nextStep optionState rentChange nextStepOn arrearsAge \
            budgetImprovementPerSqft noticeDate nextReviewDate monthToMonth tags ownNotes lastNoteDate currency lastNote"
                .split_whitespace()
        {
            desk.engine.export_view(&request(format, &[field]), &desk.dir.path().join("x")).unwrap();
            assert_eq!(desk.engine.copy_cells(&copy(&[field], 1)).unwrap().rows, 1);
        }
    }
}

#[tokio::test]
async fn a_last_note_is_taken_out_with_its_text() {
    let desk = Desk::open(spec(1, 5, 0)).await;
    desk.sync().await;
    let path = desk.dir.path().join("notes.csv");
    desk.engine.export_view(&request(ExportFormat::Csv, &["leaseId", "lastNoteDate"]), &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.trim_start_matches('\u{feff}').starts_with("Lease id,Last note on,Last note\r\n"), "{text}");
    let copied = desk.engine.copy_cells(&copy(&["lastNoteDate"], 5)).unwrap();
    let notes = desk.engine.list_renewals("", &[]).unwrap();
    let first_line = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    let noted = notes.iter().filter_map(|renewal| renewal.last_note.as_ref()).collect::<Vec<_>>();
    assert!(!noted.is_empty() && noted.iter().all(|note| copied.text.contains(&first_line(&note.text))), "{}", copied.text);
}

#[tokio::test]
async fn a_command_line_export_begins_with_the_columns_that_scripts_know() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    let path = desk.dir.path().join("all.csv");
    desk.engine.export(ExportFormat::Csv, &path, "", &[]).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap();
    let old = "Property id,Property,Kind,Suite,Lease id,Occupant,Status,Lease start,Expiry,Expiry from,Days to expiry,Area sq ft,\
        Rent per month,Rent per year,Rent per sq ft,Currency,Option,Option type,Option notice by,Option term months,Option rate,\
        Offer term months,Offer rent per month,Offer effective,Offer selected,Balance due,Budget rent per sq ft,Notes,Last note on,\
        Last note,Synced at (UTC),";
    assert!(header.starts_with(old), "{header}");
}

#[tokio::test]
async fn a_report_holds_every_lease_and_says_how_old_it_is() {
    let desk = Desk::open(spec(8, 10, 2)).await;
    desk.sync().await;
    let path = desk.dir.path().join("report.pdf");
    let columns = ["propertyId", "leaseId", "suiteId", "occupantName", "expiryDate", "daysToExpiry", "monthlyRent", "areaSqft"];
    assert_eq!(desk.engine.export_view(&request(ExportFormat::Pdf, &columns), &path).unwrap().rows, 80);
    let text = text_of(&path);
    for renewal in desk.engine.list_renewals("", &[]).unwrap() {
        assert!(text.contains(renewal.lease_id.as_str()), "{} is missing", renewal.lease_id);
    }
    for part in ["Due in 90 days", "Data as of 20", "made on 2026-11-23", "80 renewals", "Page 1 of"] {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
    // Without columns it is what is usually printed.
    desk.engine.export(ExportFormat::Pdf, &path, "kind:commercial", &[]).unwrap();
    let text = text_of(&path);
    assert!(text.contains("Stage") && text.contains("kind:commercial"), "{text}");
}

#[tokio::test]
async fn a_calendar_holds_each_date_once_and_is_the_same_the_second_time() {
    let desk = Desk::open(spec(6, 8, 2)).await;
    desk.sync().await;
    let uids = || {
        let path = desk.dir.path().join("dates.ics");
        desk.engine.export(ExportFormat::Ics, &path, "", &[]).unwrap();
        let lines = lines_of(&path);
        let value =
            |name: &str| lines.iter().filter_map(|line| line.strip_prefix(name).map(str::to_owned)).collect::<Vec<String>>();
        (value("UID:"), value("DTSTART;VALUE=DATE:"), lines)
    };
    let (first, days, lines) = uids();
    let renewals = desk.engine.list_renewals("", &[]).unwrap();
    let dates = renewals.iter().map(|r| {
        let notice = r.option.as_ref().and_then(|option| option.notice_by);
        let offer = r.offer.as_ref().and_then(|offer| offer.last_date);
        [r.expiry_date, notice, offer, r.next_review_date, r.notice_date].into_iter().flatten().count()
    });
    assert_eq!(first.len(), dates.sum::<usize>());
    assert_eq!(days.len(), first.len(), "all day");
    let mut unique = first.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), first.len());
    assert_eq!(lines.iter().filter(|line| line.as_str() == "BEGIN:VEVENT").count(), first.len());
    assert!(!lines.iter().any(|line| line.contains("VALARM")));
    assert_eq!(uids().0, first, "a second export updates");
    let one = &renewals[0];
    let place = format!("{} / {}", one.property_id, one.suite_id.as_deref().unwrap());
    assert!(lines.iter().any(|line| line.starts_with("SUMMARY:Lease expires: ") && line.ends_with(&place)), "{place}");
}

#[tokio::test]
async fn a_grouped_view_is_exported_group_by_group() {
    let desk = Desk::open(spec(4, 5, 1)).await;
    desk.sync().await;
    let view = engine::ViewQuery {
        generation: 0,
        filter: String::new(),
        sort: vec![],
        group: Some(engine::GroupBy::Property),
        collapsed: vec![],
        first: 0,
        last: 1_000,
    };
    let lines = desk.engine.view(&view).unwrap().rows;
    let leases: Vec<String> = lines
        .iter()
        .filter_map(|line| match line {
            ViewLine::Row { renewal } => Some(renewal.lease_id.to_string()),
            ViewLine::Group { .. } => None,
        })
        .collect();
    let heads = lines.len() - leases.len();
    let grouped = |format| ExportRequest { group: view.group, ..request(format, &["leaseId", "monthlyRent"]) };
    let path = desk.dir.path().join("grouped.csv");
    desk.engine.export_view(&grouped(ExportFormat::Csv), &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["Property", "Lease id", "Rent per month"]);
    assert_eq!(reader.records().map(|row| row.unwrap()[1].to_owned()).collect::<Vec<_>>(), leases, "in the view's order");
    let path = desk.dir.path().join("grouped.xlsx");
    desk.engine.export_view(&grouped(ExportFormat::Xlsx), &path).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(sheet.rows().count(), 1 + leases.len() + heads);
    assert_eq!(sheet.rows().filter(|row| matches!(row[1], Data::String(_))).count(), 1 + leases.len());
    let path = desk.dir.path().join("grouped.pdf");
    desk.engine.export_view(&grouped(ExportFormat::Pdf), &path).unwrap();
    assert!(leases.iter().all(|lease| text_of(&path).contains(lease)));
}

#[tokio::test]
async fn copied_cells_are_the_rectangle_that_was_selected() {
    let desk = Desk::open(spec(3, 5, 1)).await;
    desk.sync().await;
    let columns = ["propertyId", "leaseId", "expiryDate", "monthlyRent", "budgetRentPerSqft"];
    let copied = desk.engine.copy_cells(&CopyQuery { headers: true, first: 2, ..copy(&columns, 7) }).unwrap();
    let renewals = desk.engine.list_renewals("", &[]).unwrap();
    let lines: Vec<Vec<&str>> = copied.text.split('\n').map(|line| line.split('\t').collect()).collect();
    assert_eq!((copied.rows, lines.len()), (5, 6));
    assert_eq!(lines[0], ["Property", "Lease id", "Expiry", "Rent per month", "Budget rent per sq ft"]);
    for (line, renewal) in lines[1..].iter().zip(&renewals[2..7]) {
        assert_eq!(line[0], format!("{} {}", renewal.property_id, renewal.property_name.as_deref().unwrap()));
        assert_eq!(line[1], renewal.lease_id.as_str());
        assert_eq!(line[2], renewal.expiry_date.unwrap().to_string());
        assert_eq!(line[3], renewal.monthly_rent.unwrap().to_string());
        assert_eq!(line[4].is_empty(), renewal.budget_rent_per_sqft.is_none(), "unknown is empty, never 0");
    }
    assert!(copied.html.contains(&format!("mso-number-format:'\\@'\">{}</td>", renewals[2].lease_id)));
    assert_eq!((copied.html.matches("<tr>").count(), copied.html.matches("<td").count()), (6, 25));
}

#[tokio::test]
async fn a_rectangle_that_is_too_large_or_past_the_end_is_told_so() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    let error = desk.engine.copy_cells(&copy(&["leaseId"], 100_001)).unwrap_err();
    assert!(error.to_string().contains("100001 rows are too many"), "{error}");
    assert_eq!(desk.engine.copy_cells(&copy(&["leaseId"], 100)).unwrap().rows, 2);
}
