//! Each kind of fault, proved to be what it says.

use std::io::{self, Read as _};

use sandbox::{Credentials, FaultKind, Sandbox};
use tokio::io::AsyncReadExt as _;

use crate::client::*;

/// The answer of one commercial API under a fault of that kind.
async fn under(kind: &str) -> Response {
    let sandbox = start_with_fault(&format!("*:*:{kind}")).await;
    let answer = ask(&sandbox, CHARGES, "&BLDGID=000001").await;
    assert_eq!(sandbox.calls()[0].status, answer.status, "the log says otherwise");
    answer
}

async fn honest(sandbox: &Sandbox) -> Response {
    sandbox.set_faults(Vec::new());
    ask(sandbox, CHARGES, "&BLDGID=000001").await
}

#[tokio::test]
async fn statuses_come_with_their_bodies() {
    for (kind, status, body) in [
        ("500", 500, "deadlocked on lock resources"),
        ("500-plain", 500, "Internal Server Error"),
        ("503", 503, "Service Unavailable"),
        ("400", 400, "Bad Request"),
        ("401", 401, "Unauthorized"),
        ("403", 403, "Forbidden"),
        ("404", 404, "Not Found"),
        ("429", 429, "Too Many Requests"),
        ("html", 200, "<!DOCTYPE html>"),
        ("failed-result", 200, "<Result>Failed</Result>"),
        ("timeout-text", 200, "Execution Timeout Expired."),
        ("no-rows-error", 400, "LEASEID: The specified lease does not have any charges."),
        ("row-error", 200, r#""value":[{"Error":{"Message":"Transaction"#),
        ("nested-row-error", 200, r#""value":[{"Entry":{"Error":{"Message":"Transaction"#),
    ] {
        let answer = under(kind).await;
        assert_eq!(answer.status, status, "{kind}");
        assert!(answer.text().contains(body), "{kind}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_lease_only_api_answers_rightly_once_a_lease_is_named() {
    let sandbox = start(spec()).await;
    for (api, building, lease) in [(CHARGES, "BLDGID", "LEASEID"), (DELINQUENCIES, "BuildingID", "LeaseID")] {
        let narrowed = format!("&{building}=000001&leaseid=000102");
        sandbox.set_faults(Vec::new());
        let honest = ask(&sandbox, api, &narrowed).await.text();
        sandbox.set_faults(vec!["*:*:lease-only".parse().unwrap()]);
        let refused = ask(&sandbox, api, &format!("&{building}=000001")).await;
        assert_eq!((refused.status, refused.text()), (400, format!("{lease}: a lease is required.")));
        let answer = ask(&sandbox, api, &narrowed).await;
        assert_eq!((answer.status, answer.text()), (200, honest));
    }
    assert_eq!(ask(&sandbox, LEASES, "&BLDGID=000001").await.status, 200, "this API knows no leases to name");
}

#[tokio::test]
async fn a_401_by_fault_is_the_401_of_wrong_credentials() {
    let sandbox = start_with_fault("*:charges:401:1").await;
    let url = url(&sandbox, CHARGES, "&BLDGID=000001");
    let faulty = get(&url).await;
    let refused = try_get(&url, "Basic wrong").await.unwrap();
    assert_eq!((faulty.text(), faulty.headers), (refused.text(), refused.headers));
}

#[tokio::test]
async fn a_429_may_say_when_to_come_back() {
    assert_eq!(under("429").await.header("retry-after"), None);
    assert_eq!(under("429-after-3").await.header("retry-after"), Some("3"));
    let before = jiff::Timestamp::now();
    let answer = under("429-date-30").await;
    let date = answer.header("retry-after").unwrap();
    assert!(date.ends_with(" GMT"));
    let date = jiff::fmt::rfc2822::parse(date).unwrap().timestamp();
    assert!((30..=90).contains(&date.duration_since(before).as_secs()), "{date}");
    let sandbox = start_with_fault("*:*:429").await;
    ask(&sandbox, CHARGES, "&BLDGID=000001").await;
    assert_eq!(sandbox.violations(), 0, "a 429 by fault is no violation of the window");
}

#[tokio::test]
async fn blank_bodies_are_blank() {
    assert_eq!(under("blank").await.body, b"");
    let answer = under("whitespace").await;
    assert!(!answer.body.is_empty() && answer.text().trim().is_empty());
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn envelopes_without_rows() {
    let answer = under("empty").await;
    assert_eq!(answer.json()["value"], serde_json::json!([]));
    let json = under("missing-value").await.json();
    assert!(json.get("value").is_none() && json.get("odata.metadata").is_some());
}

#[tokio::test]
async fn an_object_stands_for_the_first_row() {
    let sandbox = start_with_fault("*:*:one-object").await;
    let object = ask(&sandbox, CHARGES, "&BLDGID=000001").await.json()["value"].clone();
    assert_eq!(object, honest(&sandbox).await.rows()[0]);
}

#[tokio::test]
async fn json_that_breaks_off_declares_its_own_length() {
    let answer = under("bad-json").await;
    assert_eq!(answer.declared_len(), answer.body.len());
    assert!(serde_json::from_slice::<serde_json::Value>(&answer.body).unwrap_err().is_eof());
}

#[tokio::test]
async fn wrong_types_are_wrong_in_every_field() {
    let sandbox = start_with_fault("*:*:wrong-types").await;
    let odd = ask(&sandbox, CHARGES, "&BLDGID=000001").await.rows();
    assert_eq!(odd.len(), honest(&sandbox).await.rows().len());
    assert!(odd.iter().flat_map(|row| row.as_object().unwrap().values()).all(|value| !value.is_string()));
}

#[tokio::test]
async fn deep_nesting_is_well_formed_and_beyond_any_recursion_limit() {
    let text = under("deep").await.text();
    assert_eq!((text.matches('[').count(), text.matches(']').count()), (100_000, 100_000));
}

#[tokio::test]
async fn truncation_ends_in_the_middle_of_the_declared_length() {
    let answer = under("truncate").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body.len(), answer.declared_len() / 2);
}

#[tokio::test]
async fn a_drip_is_whole_in_the_end() {
    let sandbox = start_with_fault("*:*:drip-0").await;
    let authorization = Credentials::default().authorization();
    let mut stream = send(&url(&sandbox, BUDGET, "&BLDGID=000001&LEASEID=none"), &authorization).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    let mut reads = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer).await.unwrap() {
            0 => break,
            read => reads.push(read),
        }
    }
    let whole = ask(&sandbox, BUDGET, "&BLDGID=000001&LEASEID=none").await.body.len();
    assert_eq!(reads.iter().sum::<usize>(), whole);
    assert!(reads.len() > 1, "the body came in one piece");
}

#[tokio::test]
async fn a_reset_cuts_the_connection_without_an_answer() {
    let sandbox = start_with_fault("*:*:reset").await;
    let url = url(&sandbox, CHARGES, "&BLDGID=000001");
    let error = try_get(&url, &Credentials::default().authorization()).await.err().unwrap();
    assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
    assert_eq!(sandbox.calls()[0].status, 0);
}

#[tokio::test]
async fn a_stall_says_nothing_while_others_are_served() {
    let sandbox = start_with_fault("*:*:stall:1").await;
    let url = url(&sandbox, CHARGES, "&BLDGID=000001");
    let stalled = send(&url, &Credentials::default().authorization()).await.unwrap();
    while sandbox.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(get(&url).await.status, 200);
    let mut buffer = [0; 1];
    assert_eq!(stalled.try_read(&mut buffer).unwrap_err().kind(), io::ErrorKind::WouldBlock);
    assert_eq!((sandbox.calls()[0].status, sandbox.calls()[0].answered_ms), (0, 0));

    drop(stalled);
    while sandbox.calls()[0].answered_ms == 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_stalled_call_does_not_keep_the_sandbox_from_stopping() {
    let sandbox = start_with_fault("*:*:stall").await;
    let url = url(&sandbox, CHARGES, "&BLDGID=000001");
    let mut stalled = send(&url, &Credentials::default().authorization()).await.unwrap();
    while sandbox.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    sandbox.stop().await;
    assert!(matches!(stalled.read(&mut [0; 1]).await, Ok(0) | Err(_)));
}

#[tokio::test]
async fn a_huge_answer_flows_past_a_hundred_megabytes() {
    let sandbox = start_with_fault("*:*:huge").await;
    let url = url(&sandbox, CHARGES, "&BLDGID=000001");
    let mut stream = send(&url, &Credentials::default().authorization()).await.unwrap();
    let mut buffer = vec![0; 1024 * 1024];
    let mut first = Vec::new();
    let mut total = 0;
    loop {
        let read = stream.read(&mut buffer).await.unwrap();
        if read == 0 {
            break;
        }
        if first.len() < 400 {
            first.extend_from_slice(&buffer[..read]);
        }
        total += read;
    }
    assert!(total > 100_000_000, "only {total} bytes");
    let first = String::from_utf8_lossy(&first);
    assert!(first.contains("Transfer-Encoding: chunked") && first.contains(r#""value":[{"LeaseID":"000998"}"#));
}

#[tokio::test]
async fn a_gzip_bomb_is_small_until_it_is_unpacked() {
    let answer = under("gzip-bomb").await;
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    assert!(answer.body.len() < 1_000_000, "{} bytes", answer.body.len());
    let mut unpacked = flate2::read::GzDecoder::new(answer.body.as_slice());
    let mut head = [0; 19];
    unpacked.read_exact(&mut head).unwrap();
    assert_eq!(&head, br#"{"odata.metadata":""#);
    // Read to the end: the decoder checks the sum there.
    let rest = io::copy(&mut unpacked, &mut io::sink()).unwrap();
    assert!(rest > 100_000_000, "only {rest} bytes");
}

#[tokio::test]
async fn a_redirect_and_a_foreign_link_lead_to_another_host_and_the_log_tells() {
    for (kind, status) in [("redirect", 302), ("foreign-link", 200)] {
        let sandbox = start_with_fault(&format!("*:*:{kind}:1")).await;
        let answer = ask(&sandbox, CHARGES, "&BLDGID=000001").await;
        assert_eq!(answer.status, status);
        let link = answer.header("location").map_or_else(|| answer.next_link().unwrap(), str::to_owned);
        assert!(link.starts_with("http://localhost:") && sandbox.url().starts_with("http://127.0.0.1:"), "{link}");
        assert!(!sandbox.calls()[0].foreign);
        get(&link.replace("localhost", "127.0.0.1")).await;
        assert!(sandbox.calls()[1].foreign, "{kind}");
    }
}

#[tokio::test]
async fn a_repeated_link_leads_nowhere() {
    let sandbox = start_with_fault("*:*:repeat-link").await;
    let first = ask(&sandbox, CHARGES, "&BLDGID=000001").await;
    let link = first.next_link().unwrap();
    let second = get(&link).await;
    assert_eq!(second.next_link(), Some(link));
    assert_eq!(second.rows(), first.rows());
}

#[tokio::test]
async fn duplicates_stand_within_and_across_pages_and_no_row_is_lost() {
    let sandbox = start_with_fault("*:*:duplicates").await;
    let mut rows = Vec::new();
    let mut next = Some(url(&sandbox, CHARGES, "&BLDGID=000001&$top=5"));
    while let Some(url) = next {
        let answer = get(&url).await;
        let page = answer.rows();
        assert_eq!(page.first(), page.last(), "the first row stands twice");
        if let Some(last) = rows.iter().rev().nth(1) {
            assert_eq!(page.first(), Some(last), "a page begins with the last row of the one before");
        }
        rows.extend(page);
        next = answer.next_link();
    }
    let mut distinct: Vec<String> = rows.iter().map(ToString::to_string).collect();
    distinct.sort();
    distinct.dedup();
    let mut honest: Vec<String> = honest(&sandbox).await.rows().iter().map(ToString::to_string).collect();
    honest.sort();
    assert_eq!(distinct, honest);
}

#[tokio::test]
async fn a_fault_strikes_its_own_dataset_and_property_as_often_as_it_says() {
    let sandbox = start_with_fault("000002:notes:403:2").await;
    let status = async |api, property: &str| ask(&sandbox, api, &format!("&BLDGID={property}")).await.status;
    assert_eq!(status(NOTES, "000001").await, 200);
    assert_eq!(status(CHARGES, "000002").await, 200);
    assert_eq!((status(NOTES, "000002").await, status(NOTES, "000002").await), (403, 403));
    assert_eq!(status(NOTES, "000002").await, 200);
}

#[tokio::test]
async fn every_kind_can_strike_any_api_even_one_that_refuses() {
    for (word, kind) in FaultKind::words() {
        if matches!(kind, FaultKind::Stall | FaultKind::Reset | FaultKind::Huge | FaultKind::Drip(_)) {
            continue;
        }
        let sandbox = start_with_fault(&format!("*:*:{word}")).await;
        for (api, parameters) in [(OFFERS, "&PROPERTYID=000001"), (PROPERTIES, ""), ("NONE", "")] {
            let answer = ask(&sandbox, api, parameters).await;
            assert!(answer.status >= 200, "{word} for {api}");
        }
    }
}
