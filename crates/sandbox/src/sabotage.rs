//! What each kind of fault makes of an answer.
//!
//! Some faults replace the answer; others start from the honest page of rows and spoil it. Where the honest
//! answer would have been a refusal, the latter spoil an empty page.

mod floods;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::api::{self, Api};
use crate::document::Document;
use crate::exchange::{no_rows, too_many_requests, unauthorized};
use crate::fault::{FaultKind, RetryAfter};
use crate::http::{Answer, Delivery, Request};
use crate::page::{Page, other_host};
use crate::rows::{Cell, Row};

const DEADLOCK: &str = "Transaction (Process ID 87) was deadlocked on lock resources with another process and has been \
                        chosen as the deadlock victim. Rerun the transaction.";
const TIMEOUT: &str = "Execution Timeout Expired.  The timeout period elapsed prior to completion of the operation or the \
                       server is not responding.";
const PORTAL: &str = "<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head><body><h1>Please accept the terms \
                      to continue</h1></body></html>";

pub(crate) fn answer(
    fault: &FaultKind,
    api: Option<&'static Api>,
    request: &Request,
    host: &str,
    honest: Result<Document<'_>, Answer>,
) -> Answer {
    let dataset = api.and_then(|api| api.dataset);
    match fault {
        FaultKind::Deadlock => Answer::text(500, DEADLOCK),
        FaultKind::ServerError => Answer::text(500, "Internal Server Error"),
        FaultKind::Unavailable => Answer::html(503, "<html><body><h1>Service Unavailable</h1></body></html>"),
        FaultKind::BadRequest => Answer::text(400, "Bad Request"),
        FaultKind::Unauthorized => unauthorized(),
        FaultKind::Forbidden => Answer::text(403, "Forbidden"),
        FaultKind::NotFound => Answer::text(404, "Not Found"),
        FaultKind::TooManyRequests(when) => too_many(*when),
        FaultKind::Blank => Answer::text(200, ""),
        FaultKind::Whitespace => Answer::text(200, " \r\n\t\r\n "),
        FaultKind::Html => Answer::html(200, PORTAL),
        FaultKind::FailedResult => Answer::new(200, "text/xml; charset=utf-8", "<Result>Failed</Result>"),
        FaultKind::TimeoutText => Answer::text(200, TIMEOUT),
        FaultKind::NoRowsError => no_rows(dataset),
        FaultKind::LeaseOnly => lease_required(api),
        FaultKind::Stall => Answer::text(200, "").delivered(Delivery::Never),
        FaultKind::Reset => Answer::text(200, "").delivered(Delivery::Reset),
        FaultKind::GzipBomb => floods::gzip_bomb(),
        FaultKind::Deep => floods::deep(),
        spoiling => {
            let page = honest.or_else(|_| blank_page(api, request, host));
            page.map_or_else(|refusal| refusal, |page| spoil(spoiling, page))
        }
    }
}

/// A page to spoil where there is no honest one.
fn blank_page<'a>(api: Option<&'static Api>, request: &'a Request, host: &'a str) -> Result<Document<'a>, Answer> {
    let api = api.or_else(|| api::find("MRI_S-PMCM_CommercialLeasesLeasByBuildingID"));
    let api = api.ok_or_else(|| Answer::text(404, "Not Found"))?;
    let host = request.header("host").unwrap_or(host);
    let page = Page { top: 300, offset: 0 };
    Ok(Document { api, query: &request.query, host, page, rows: Vec::new(), next: None, foreign: false, as_object: false })
}

/// The faults that start from the honest page.
fn spoil(fault: &FaultKind, page: Document<'_>) -> Answer {
    match fault {
        FaultKind::RowError => error_rows(&page, json!([{"Error": {"Message": DEADLOCK}}])),
        FaultKind::NestedRowError => error_rows(&page, json!([{"Entry": {"Error": {"Message": DEADLOCK}}}])),
        FaultKind::MissingValue => as_json(&json!({"odata.metadata": page.metadata()})),
        FaultKind::BadJson => cut_short(&page),
        FaultKind::Drip(pause) => page.answer().delivered(Delivery::Drip(*pause)),
        FaultKind::Truncate => page.answer().delivered(Delivery::Half),
        FaultKind::Huge => floods::huge(&page.metadata()),
        FaultKind::Redirect => redirect(&page),
        _ => spoil_rows(fault, page).answer(),
    }
}

/// The faults that leave the envelope in order.
fn spoil_rows<'a>(fault: &FaultKind, page: Document<'a>) -> Document<'a> {
    match fault {
        FaultKind::Empty => Document { rows: Vec::new(), next: None, as_object: false, ..page },
        FaultKind::WrongTypes => Document { rows: page.rows.iter().map(of_wrong_types).collect(), ..page },
        FaultKind::OneObject => Document { as_object: true, ..page },
        FaultKind::ForeignLink => Document { next: Some(page.page.offset + page.page.top), foreign: true, ..page },
        FaultKind::RepeatLink => Document { next: Some(page.page.offset), ..page },
        FaultKind::Duplicates => with_duplicates(page),
        _ => page,
    }
}

fn lease_required(api: Option<&Api>) -> Answer {
    let parameter = api.and_then(|api| api.narrows).unwrap_or("LEASEID");
    Answer::text(400, format!("{parameter}: a lease is required."))
}

fn too_many(when: RetryAfter) -> Answer {
    let answer = too_many_requests();
    match when {
        RetryAfter::Silent => answer,
        RetryAfter::Seconds(seconds) => answer.with_header("Retry-After", seconds.to_string()),
        RetryAfter::Date(seconds) => answer.with_header("Retry-After", http_date(seconds)),
    }
}

/// Rounded up to the whole second, so that it never invites anyone too early.
fn http_date(seconds_ahead: u32) -> String {
    let date = Timestamp::now().saturating_add(SignedDuration::from_secs(i64::from(seconds_ahead) + 1));
    date.map(|date| date.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()).unwrap_or_default()
}

fn as_json(value: &Value) -> Answer {
    Answer::new(200, "application/json; charset=utf-8", value.to_string())
}

fn error_rows(page: &Document<'_>, rows: Value) -> Answer {
    as_json(&json!({"odata.metadata": page.metadata(), "value": rows}))
}

/// All but the last third, declared as if it were whole.
fn cut_short(page: &Document<'_>) -> Answer {
    let json = page.json();
    let kept: String = json.chars().take(json.chars().count() * 2 / 3).collect();
    Answer::new(200, "application/json; charset=utf-8", kept)
}

fn redirect(page: &Document<'_>) -> Answer {
    let location = page.link("json", page.page.offset, true);
    let text = format!("Moved to {}", other_host(page.host));
    Answer::text(302, text).with_header("Location", location.replace("&amp;", "&"))
}

/// Numbers, flags, lists and objects in turn, where text belongs.
fn of_wrong_types(row: &Row) -> Row {
    let odd = [json!(12_345.5), json!(true), json!(["unexpected"]), json!({"#text": "unexpected"})];
    let cells = row.0.iter().zip(odd.iter().cycle());
    Row(cells.map(|((key, _), odd)| (*key, Cell::Odd(odd.clone()))).collect())
}

/// The first row twice on its page, and the last one again on the next page.
fn with_duplicates(mut page: Document<'_>) -> Document<'_> {
    page.rows.extend(page.rows.first().cloned());
    page.as_object = false;
    if page.page.top > 1 {
        page.next = page.next.map(|next| next - 1);
    }
    page
}
