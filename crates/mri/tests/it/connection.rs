//! Connections that are never made cost nothing; calls that are given up count.

use std::sync::Arc;
use std::time::Duration;

use model::FailureCode as F;
use mri::{Retries, Timeouts};
use quota::SystemClock;
use tokio::io::AsyncWriteExt;
use tokio::sync::Notify;

use crate::canned::Canned;
use crate::office::{PATIENT, QUOTA, budget, client_with, failure, notes_of_first};

#[tokio::test]
async fn what_never_left_this_machine_costs_no_quota() {
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let plain = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let no_tls = format!("https://{}/mriapiservices/api.asp", plain.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = plain.accept().await {
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.ok();
        }
    });
    for (url, code) in [
        (format!("http://127.0.0.1:{nobody}/mriapiservices/api.asp"), F::NetworkUnreachable),
        ("https://no-such-host.invalid/mriapiservices/api.asp".to_owned(), F::NetworkDns),
        (no_tls, F::NetworkTls),
    ] {
        let client = client_with(&url, "", PATIENT, budget(QUOTA, SystemClock));
        let before = client.budget().usage().unwrap();
        let fetched = client.fetch(&notes_of_first(), &Retries::new(3).at_once()).await;
        assert_eq!((failure(&fetched), fetched.calls), (code, 0), "{url}");
        assert_eq!(client.budget().usage().unwrap(), before, "{url}");
    }
}

#[tokio::test]
async fn a_handshake_that_never_ends_costs_no_quota() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/mriapiservices/api.asp", silent.local_addr().unwrap());
    let timeouts = Timeouts { connect: Duration::from_millis(150), ..PATIENT };
    let client = client_with(&url, "", timeouts, budget(QUOTA, SystemClock));
    let fetched = client.fetch(&notes_of_first(), &Retries::new(1).at_once()).await;
    assert_eq!((failure(&fetched), fetched.calls), (F::NetworkUnreachable, 0));
    assert_eq!(client.budget().usage().unwrap().left, QUOTA.calls);
}

#[tokio::test]
async fn a_fetch_that_is_dropped_under_way_counts_for_one_window() {
    let arrived = Arc::new(Notify::new());
    let told = Arc::clone(&arrived);
    let canned = Canned::start(move |_| {
        told.notify_one();
        // A head, and never the body that it promises.
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n".to_vec()
    })
    .await;
    let client = Arc::new(client_with(&canned.url(), "", PATIENT, budget(QUOTA, SystemClock)));
    let task = tokio::spawn({
        let client = Arc::clone(&client);
        async move { client.fetch(&notes_of_first(), &Retries::new(0)).await }
    });
    arrived.notified().await;
    task.abort();
    assert!(task.await.is_err_and(|error| error.is_cancelled()) || canned.asked().len() == 1);
    let usage = client.budget().usage().unwrap();
    assert_eq!((usage.left, usage.under_way), (QUOTA.calls - 1, 0));
}
