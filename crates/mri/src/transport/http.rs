//! The real transport: over TCP and TLS, under time-outs and a cap.

use std::error::Error as _;
use std::time::Duration;

use futures::future::BoxFuture;
use futures::{FutureExt, StreamExt};
use model::{Failure, FailureCode};
use reqwest::header::{AUTHORIZATION, HeaderMap, RETRY_AFTER};
use url::Url;

use super::{Answer, NoAnswer, Transport};
use crate::{Address, Credentials};

/// After decompression; the largest honest answer is a small part of it.
const MOST_BYTES: usize = 32 * 1024 * 1024;

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

/// HTTPS by way of `reqwest`, which follows and repeats nothing by itself.
pub struct HttpTransport {
    http: reqwest::Client,
}

impl HttpTransport {
    pub fn new(address: &Address, timeouts: Timeouts) -> Result<Self, TransportError> {
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

    async fn exchange(&self, url: Url, credentials: &Credentials) -> Result<Answer, NoAnswer> {
        let request = self.http.get(url).header(AUTHORIZATION, credentials.authorization());
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
        Ok(Answer::new(status, retry_after.as_deref(), body))
    }
}

impl Transport for HttpTransport {
    fn get<'a>(&'a self, url: Url, credentials: &'a Credentials) -> BoxFuture<'a, Result<Answer, NoAnswer>> {
        self.exchange(url, credentials).boxed()
    }
}

fn retry_after(headers: &HeaderMap) -> Option<String> {
    headers.get(RETRY_AFTER)?.to_str().ok().map(str::to_owned)
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
