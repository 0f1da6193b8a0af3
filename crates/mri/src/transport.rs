//! One HTTP exchange: sent once, answered whole or not at all, and what went wrong told apart by what can be done about it.
//!
//! The real one is [`HttpTransport`]; a simulation brings its own, and with it its own time.

mod http;

use std::time::Duration;

use futures::future::BoxFuture;
use jiff::fmt::rfc2822::DateTimeParser;
use model::Failure;
use url::Url;

use crate::Credentials;

pub use http::{HttpTransport, Timeouts, TransportError};

const LONGEST_WAIT: Duration = Duration::from_secs(86_400);
/// A wrong day of the week is no reason not to wait.
const HTTP_DATE: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// Carries one question and brings its answer. It sends no more than once, follows nothing and limits nothing: each try is its
/// caller's, with a permit of its own.
pub trait Transport: Send + Sync {
    fn get<'a>(&'a self, url: Url, credentials: &'a Credentials) -> BoxFuture<'a, Result<Answer, NoAnswer>>;
}

/// An answer of whatever status, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub retry_after: Option<Duration>,
    pub body: Vec<u8>,
}

/// No whole answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAnswer {
    pub failure: Failure,
    /// The request never left this machine, and costs nothing.
    pub unsent: bool,
}

impl Answer {
    /// `retry_after` is the header's value as it came; nonsense in it is ignored.
    pub fn new(status: u16, retry_after: Option<&str>, body: Vec<u8>) -> Self {
        Self { status, retry_after: retry_after.and_then(wait), body }
    }
}

/// Seconds or an HTTP date, a day at most: what asks for more is a mistake, and would lock its customer out.
fn wait(header: &str) -> Option<Duration> {
    let text = header.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let wait = if is_number {
        text.parse().map_or(LONGEST_WAIT, Duration::from_secs)
    } else {
        let at = HTTP_DATE.parse_timestamp(text).ok()?;
        Duration::try_from(at.duration_since(jiff::Timestamp::now())).unwrap_or_default()
    };
    Some(wait.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absurd_wait_is_cut_to_a_day() {
        let day = Some(Duration::from_secs(86_400));
        for header in ["86400", "86401", "4294967296", "99999999999999999999999", "Tue, 31 Dec 2199 23:59:59 GMT"] {
            assert_eq!(wait(header), day, "{header}");
        }
        assert_eq!(wait("Fri, 31 Dec 2199 23:59:59 GMT"), day, "not a Friday, and a date all the same");
    }

    #[test]
    fn retry_after_is_read_in_both_forms_and_nonsense_is_ignored() {
        assert_eq!(wait("7"), Some(Duration::from_secs(7)));
        assert_eq!(wait(" 120 "), Some(Duration::from_secs(120)));
        assert_eq!(wait("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO), "a time that has passed");
        assert_eq!(wait("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO));
        for nonsense in ["soon", "-1", "1.5", ""] {
            assert_eq!(wait(nonsense), None, "{nonsense}");
        }
    }
}
