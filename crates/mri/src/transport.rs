//! One HTTP exchange: sent once, read under time-outs and a cap, and any failure told apart by what can be done about it.

use std::error::Error as _;
use std::time::Duration;

use futures::StreamExt;
use jiff::fmt::rfc2822::DateTimeParser;
use model::{Failure, FailureCode};
use reqwest::header::{AUTHORIZATION, HeaderMap, RETRY_AFTER};
use secrecy::SecretString;
use url::Url;

use crate::{Address, Credentials};

/// After decompression; the largest honest answer is a small part of it.
const MOST_BYTES: usize = 32 * 1024 * 1024;

const LONGEST_WAIT: Duration = Duration::from_secs(86_400);
/// A wrong day of the week is no reason not to wait.
const HTTP_DATE: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// MRI's answers can take over a minute.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    pub connect: Duration,
    /// Between two pieces of an answer, and before the first.
    pub idle: Duration,
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), idle: Duration::from_secs(180), total: Duration::from_secs(360) }
    }
}

/// The HTTP client could not be made, such as without any certificates on the machine.
#[derive(Debug, thiserror::Error)]
#[error("cannot prepare encrypted connections: {0}. On Debian, install the package ca-certificates")]
pub struct TransportError(String);

pub(crate) struct Transport {
    http: reqwest::Client,
}

/// An answer of whatever status, whole.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) body: Vec<u8>,
}

/// No whole answer came.
pub(crate) struct NoAnswer {
    pub(crate) failure: Failure,
    /// The request never left this machine.
    pub(crate) unsent: bool,
}

impl Transport {
    pub(crate) fn new(address: &Address, timeouts: Timeouts) -> Result<Self, TransportError> {
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("renewal-desk/", env!("CARGO_PKG_VERSION")))
            // A redirect would carry the credentials along.
            .redirect(reqwest::redirect::Policy::none())
            // Each try takes a permit, so none is made behind our back.
            .retry(reqwest::retry::never())
            .https_only(!address.is_loopback())
            .connect_timeout(timeouts.connect)
            .read_timeout(timeouts.idle)
            .timeout(timeouts.total);
        if address.is_loopback() {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| TransportError(chain(&error)))?;
        Ok(Self { http })
    }

    /// What follows `Basic` in the header, so that an echo of it can be told.
    pub(crate) fn authorization(&self, address: &Address, credentials: &Credentials) -> Option<SecretString> {
        let request = credentials.authorize(self.http.get(address.url().clone())).build().ok()?;
        let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
        header.split_once(' ').map(|(_, token)| token.to_owned().into())
    }

    pub(crate) async fn get(&self, url: Url, credentials: &Credentials) -> Result<Answer, NoAnswer> {
        let request = credentials.authorize(self.http.get(url));
        let response = request.send().await.map_err(|error| no_answer(&error))?;
        let status = response.status().as_u16();
        let retry_after = retry_after(response.headers());
        let mut body = Vec::new();
        let mut pieces = response.bytes_stream();
        while let Some(piece) = pieces.next().await {
            let piece = match piece {
                Ok(piece) => piece,
                // Of a refusal the status says enough: a 429 must be heeded, whatever becomes of its body.
                Err(_) if status >= 400 => break,
                Err(error) => return Err(no_answer(&error)),
            };
            if body.len() + piece.len() > MOST_BYTES {
                let message = format!("the answer is larger than {} MB", MOST_BYTES / 1024 / 1024);
                return Err(NoAnswer { failure: Failure::new(FailureCode::AnswerTooLarge, message), unsent: false });
            }
            body.extend_from_slice(&piece);
        }
        Ok(Answer { status, retry_after, body })
    }
}

/// Seconds or an HTTP date, a day at most: what asks for more is a mistake, and would lock its customer out.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let wait = if is_number {
        text.parse().map_or(LONGEST_WAIT, Duration::from_secs)
    } else {
        let at = HTTP_DATE.parse_timestamp(text).ok()?;
        Duration::try_from(at.duration_since(jiff::Timestamp::now())).unwrap_or_default()
    };
    Some(wait.min(LONGEST_WAIT))
}

fn no_answer(error: &reqwest::Error) -> NoAnswer {
    let (code, message) = what_happened(error);
    // A connection that was never made carried no request.
    NoAnswer { failure: Failure::new(code, message), unsent: error.is_connect() }
}

/// reqwest tells apart little, so the causes' words are read. What is said to people is ours: a cause may name the URL.
fn what_happened(error: &reqwest::Error) -> (FailureCode, &'static str) {
    use FailureCode as F;
    let causes = chain(error).to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| causes.contains(word));
    if says(&["dns error", "failed to lookup", "name resolution"]) {
        (F::NetworkDns, "the host name of the address is not known: check the address and the network")
    } else if says(&[
        "certificate",
        "tls",
        "handshake",
        "fatal alert",
        "corrupt message",
        "peer is incompatible",
        "peer misbehaved",
    ]) {
        (F::NetworkTls, "the encrypted connection was refused: check the certificate of the host and this machine's clock")
    } else if says(&["proxy", "tunnel"]) {
        (F::NetworkProxy, "the proxy refused the connection: check the proxy settings of this machine")
    } else if error.is_connect() {
        // Also where the attempt to connect only timed out: nothing was sent, and the next call would wait as long for nothing.
        (F::NetworkUnreachable, "the host cannot be reached: check the network")
    } else if error.is_timeout() {
        (F::NetworkTimeout, "no answer came in time")
    } else {
        (F::NetworkBroken, "the connection broke before the whole answer had come")
    }
}

fn chain(error: &reqwest::Error) -> String {
    let mut text = String::new();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(&inner.to_string());
        text.push_str("; ");
        cause = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(header: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, header.parse().unwrap());
        retry_after(&headers)
    }

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
