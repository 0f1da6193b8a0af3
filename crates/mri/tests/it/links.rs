//! Links and redirects that would carry the password to somebody else.

use model::FailureCode;

use crate::canned::{Canned, answer};
use crate::office::{client, failure, no_retries, notes_of_first};

#[tokio::test]
async fn a_link_to_another_host_is_refused_and_that_host_hears_nothing() {
    let other = Canned::start(|_| answer("200 OK", r#"{"value":[]}"#)).await;
    let elsewhere = other.url();
    let canned = Canned::start(move |_| {
        answer("200 OK", format!(r#"{{"nextLink":"{elsewhere}?$skip=301","value":[{{"LeaseID":"1","NoteText":"x"}}]}}"#))
    })
    .await;
    let fetched = client(&canned.url()).fetch(&notes_of_first(), &no_retries()).await;
    assert_eq!((failure(&fetched), fetched.calls), (FailureCode::ForeignLink, 1));
    assert_eq!(other.asked(), [""; 0]);
}

#[tokio::test]
async fn no_redirect_is_followed() {
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let other = Canned::start(|_| answer("200 OK", r#"{"value":[]}"#)).await;
        let head = format!("HTTP/1.1 {status}\r\nLocation: {}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", other.url());
        let canned = Canned::start(move |_| head.clone().into_bytes()).await;
        let fetched = client(&canned.url()).fetch(&notes_of_first(), &no_retries()).await;
        assert_eq!((failure(&fetched), fetched.calls), (FailureCode::UnreadableAnswer, 1), "{status}");
        assert_eq!(other.asked(), [""; 0], "{status}");
    }
}
