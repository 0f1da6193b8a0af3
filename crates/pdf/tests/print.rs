//! Reports are read back by somebody else's reader: poppler's.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

use std::process::Command;

use pdf::{Align, Column, Group, MAX_ROWS, Made, Paper, PdfError, Report, render};

fn column(title: &str, width: u8, align: Align) -> Column {
    Column { title: title.into(), width, align }
}

fn report(rows: Vec<Vec<Option<String>>>) -> Report {
    Report {
        title: "Due in 90 days".into(),
        subtitle: "Open renewals, filtered by: due:<90d".into(),
        paper: Paper::A4,
        columns: vec![
            column("Occupant", 32, Align::Left),
            column("Lease id", 10, Align::Left),
            column("Rent per month", 14, Align::Right),
        ],
        groups: vec![Group { title: None, rows }],
        totals: "2 renewals".into(),
        as_of: "Data as of 2026-11-23 06:12".into(),
        made: Made { year: 2026, month: 11, day: 23 },
    }
}

fn row(cells: &[&str]) -> Vec<Option<String>> {
    cells.iter().map(|cell| (!cell.is_empty()).then(|| (*cell).to_owned())).collect()
}

fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let path = file.path().to_str().unwrap();
    let arguments = arguments.iter().map(|argument| if *argument == "FILE" { path } else { argument });
    let output = Command::new(program).args(arguments).output().expect("poppler-utils: scripts/setup test installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn text(pdf: &[u8]) -> String {
    poppler("pdftotext", &["-layout", "FILE", "-"], pdf)
}

#[test]
fn a_report_has_a_head_its_rows_and_a_foot() {
    let rows = vec![row(&["Smith Dental", "000123", "1,234.50"]), row(&["", "000124", ""])];
    let text = text(&render(&report(rows)).unwrap());
    for part in [
        "Due in 90 days",
        "filtered by: due:<90d",
        "Occupant",
        "Rent per month",
        "Smith Dental",
        "000123",
        "1,234.50",
        "2 renewals",
        "Data as of 2026-11-23 06:12",
        "Page 1 of 1",
    ] {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
    assert_eq!(text.matches('—').count(), 2, "unknown is a dash:\n{text}");
}

#[test]
fn what_a_tenant_is_called_is_never_markup() {
    let names = [
        "#panic(\"x\") #include \"/etc/passwd\"",
        "$x^2$ *bold* _it_ `raw`",
        "@ref <label> \\ \\n [x] {y}",
        "= Heading",
        "- item // no comment /* nor this */",
        "O'Brien \"quoted\" ~ --- ...",
    ];
    let mut report = report(names.iter().map(|name| row(&[name, name, "1"])).collect());
    report.columns[0].width = 60;
    report.title = "#title $1$ *now*".into();
    report.subtitle = "#sub <x>".into();
    report.totals = "@all #totals".into();
    report.as_of = "#as_of".into();
    report.groups[0].title = Some("#group *x*".into());
    let text = text(&render(&report).unwrap());
    for name in names.iter().chain(&["#title $1$ *now*", "#sub <x>", "@all #totals", "#as_of", "#group *x*"]) {
        assert!(text.contains(name), "`{name}` is not in:\n{text}");
    }
}

#[test]
fn a_long_report_repeats_its_header_and_group_and_counts_its_pages() {
    let rows = |from: usize| (from..from + 60).map(|n| row(&[&format!("Occupant {n}"), &format!("{n:06}"), "1.00"])).collect();
    let group = |title: &str, from| Group { title: Some(title.into()), rows: rows(from) };
    let report = Report { groups: vec![group("Negotiating", 0), group("No stage", 100)], ..report(vec![]) };
    let pdf = render(&report).unwrap();
    let text = text(&pdf);
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() >= 3, "{}", pages.len());
    for (page, number) in pages.iter().zip(1..) {
        assert!(page.contains("Lease id"), "no header on page {number}");
        assert!(page.contains(&format!("Page {number} of {}", pages.len())), "{page}");
        assert!(page.contains("Negotiating") || page.contains("No stage"), "no group on page {number}");
    }
    assert_eq!((0..60).chain(100..160).filter(|n| text.contains(&format!("Occupant {n} "))).count(), 120);
}

#[test]
fn a_report_is_tagged_and_says_its_title_and_language() {
    let pdf = render(&report(vec![row(&["Smith Dental", "000123", "1.00"])])).unwrap();
    let info = poppler("pdfinfo", &["FILE"], &pdf);
    assert!(info.contains("Tagged:          yes") && info.contains("Due in 90 days"), "{info}");
    assert!(info.contains("841.89 x 595.28 pts (A4)"), "{info}");
    let tree = poppler("pdfinfo", &["-struct", "FILE"], &pdf);
    assert!(tree.contains("TH") && tree.contains("TD") && tree.contains("H1"), "{tree}");
    let raw = String::from_utf8_lossy(&pdf);
    assert!(raw.contains("pdfuaid"), "it says that it is PDF/UA");
}

#[test]
fn a_letter_that_no_font_has_is_still_a_report() {
    let pdf = render(&report(vec![row(&["漢字 寿司 Ltd", "000123", "1.00"])])).unwrap();
    assert!(text(&pdf).contains("000123"));
}

#[test]
fn letters_that_join_or_run_from_the_right_are_printed_too() {
    let pdf =
        render(&report(vec![row(&["مكتب المحامي", "000123", "1.00"]), row(&["e\u{301}tude Ве́ра", "000124", "1.00"])])).unwrap();
    let text = text(&pdf);
    assert!(text.contains("000123") && text.contains("000124"), "{text}");
    assert!(String::from_utf8_lossy(&pdf).contains("pdfuaid"), "no letter is missing");
}

#[test]
fn a_word_without_end_stays_in_its_column() {
    let pdf = render(&report(vec![row(&[&"x".repeat(400), "000123", "1.00"])])).unwrap();
    let text = text(&pdf);
    assert!(text.lines().any(|line| line.contains("000123") && line.contains("1.00")), "{text}");
    assert_eq!(text.matches('x').count(), 400);
}

#[test]
fn a_report_of_nothing_says_so() {
    assert!(text(&render(&report(vec![])).unwrap()).contains("Nothing matches."));
}

#[test]
fn a_row_that_is_short_of_cells_moves_no_other() {
    let text = text(&render(&report(vec![row(&["Short"]), row(&["Next", "000124", "2.00"])])).unwrap());
    assert!(text.lines().any(|line| line.contains("Next") && line.contains("000124") && line.contains("2.00")), "{text}");
}

#[test]
fn what_nobody_would_read_is_refused_with_what_to_do() {
    let many = report(vec![row(&["a", "b", "c"]); MAX_ROWS + 1]);
    let error = render(&many).unwrap_err();
    assert!(matches!(error, PdfError::TooManyRows(5_001)));
    assert!(error.to_string().contains("narrow the view") && error.to_string().contains("XLSX"));
    let wide = Report { columns: vec![column("x", 30, Align::Left); 40], ..report(vec![]) };
    assert!(matches!(render(&wide).unwrap_err(), PdfError::TooWide(40)));
}
