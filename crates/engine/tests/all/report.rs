//! Files hold what the list shows, and are read back by somebody else's reader.

use calamine::{Data, Reader};
use engine::{ExportFormat, parse_sort};

use crate::support::{Desk, spec};

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
    desk.engine.export(ExportFormat::Csv, &path, "due:soon", &[]).unwrap_err();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
}
