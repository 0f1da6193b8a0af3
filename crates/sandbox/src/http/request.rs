//! Reading a request off a connection, and its query string off the request.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt as _};

/// Longer heads than this are cut off: no honest client comes near.
const LONGEST_HEAD: usize = 64 * 1024;

/// A request's head. Bodies are read and dropped: MRI's reading APIs have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Query,
    headers: Vec<(String, String)>,
    old_http: bool,
}

/// The parameters, decoded, in the order they came. Their names are matched without regard to case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query(pub(crate) Vec<(String, String)>);

/// The reading half of one connection, with what arrived ahead of time.
pub(crate) struct Reader<R> {
    source: R,
    ahead: Vec<u8>,
}

impl<R: AsyncRead + Unpin> Reader<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source, ahead: Vec::new() }
    }

    /// The next request, or none when the peer has closed the connection between requests.
    pub(crate) async fn next(&mut self) -> io::Result<Option<Request>> {
        let head_len = loop {
            if let Some(at) = self.ahead.windows(4).position(|four| four == b"\r\n\r\n") {
                break at;
            }
            if self.ahead.len() > LONGEST_HEAD {
                return Err(invalid("the head is too long"));
            }
            if self.fill().await? == 0 {
                let clean = self.ahead.is_empty();
                return if clean { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
            }
        };
        let rest = self.ahead.split_off((head_len + 4).min(self.ahead.len()));
        let head = std::mem::replace(&mut self.ahead, rest);
        let request = Request::parse(&head).ok_or_else(|| invalid("not an HTTP request"))?;
        self.drop_body(&request).await?;
        Ok(Some(request))
    }

    /// Waits until the peer hangs up, ignoring whatever it still says.
    pub(crate) async fn hang_up(&mut self) {
        while matches!(self.fill().await, Ok(read) if read > 0) {
            self.ahead.clear();
        }
    }

    async fn drop_body(&mut self, request: &Request) -> io::Result<()> {
        let len: usize = request.header("content-length").and_then(|len| len.trim().parse().ok()).unwrap_or(0);
        while self.ahead.len() < len {
            if len > LONGEST_HEAD || self.fill().await? == 0 {
                return Err(invalid("the body is too long or too short"));
            }
        }
        self.ahead.drain(..len.min(self.ahead.len()));
        Ok(())
    }

    async fn fill(&mut self) -> io::Result<usize> {
        self.source.read_buf(&mut self.ahead).await
    }
}

impl Request {
    fn parse(head: &[u8]) -> Option<Self> {
        let head = std::str::from_utf8(head).ok()?;
        let mut lines = head.split("\r\n");
        let mut words = lines.next()?.split(' ');
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        if !version.starts_with("HTTP/1.") {
            return None;
        }
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
        Some(Self { old_http: version == "HTTP/1.0", ..Self::of(method, target, headers.collect()) })
    }

    /// What a client would send that was given this URL.
    pub(crate) fn get(url: &str, authorization: &str) -> Self {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let (host, target) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let headers = [("Host", host), ("Authorization", authorization)];
        Self::of("GET", target, headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec())
    }

    fn of(method: &str, target: &str, headers: Vec<(String, String)>) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self { method: method.to_owned(), path: decode(path), query: Query::parse(query), headers, old_http: false }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value.as_str()))
    }

    pub(crate) fn keeps_alive(&self) -> bool {
        !self.old_http && !self.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
    }
}

impl Query {
    pub(crate) fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (decode(name), decode(value)))
                .collect(),
        )
    }

    /// The value of a parameter; a blank one counts as missing.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut pairs = self.0.iter();
        pairs
            .find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value.trim()))
            .filter(|value| !value.is_empty())
    }
}

/// Percent and plus decoding; an escape that is not one is left as it stands.
fn decode(text: &str) -> String {
    let mut rest = text.as_bytes();
    let mut decoded = Vec::with_capacity(rest.len());
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                decoded.push(hex(*high) << 4 | hex(*low));
                rest = after;
            }
            (b'+', _) => decoded.push(b' '),
            (plain, _) => decoded.push(*plain),
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex(digit: u8) -> u8 {
    u8::try_from(char::from(digit).to_digit(16).unwrap_or(0)).unwrap_or(0)
}

fn invalid(reason: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(bytes: &[u8]) -> Vec<Request> {
        let mut reader = Reader::new(bytes);
        let mut requests = Vec::new();
        while let Some(request) = reader.next().await.unwrap() {
            requests.push(request);
        }
        requests
    }

    #[tokio::test]
    async fn two_requests_of_one_connection_are_told_apart() {
        let wire = b"GET /a?$api=X&%24top=5 HTTP/1.1\r\nHost: h:1\r\n\r\n\
                     POST /b HTTP/1.0\r\ncontent-LENGTH: 3\r\n\r\nabc";
        let requests = read(wire).await;
        let [first, second] = requests.as_slice() else { panic!("{requests:?}") };
        assert_eq!((first.method.as_str(), first.path.as_str()), ("GET", "/a"));
        assert_eq!((first.query.get("$API"), first.query.get("$top")), (Some("X"), Some("5")));
        assert_eq!(first.header("HOST"), Some("h:1"));
        assert!(first.keeps_alive() && !second.keeps_alive());
        assert_eq!(second.path, "/b");
    }

    #[tokio::test]
    async fn what_is_not_http_is_an_error() {
        for wire in ["hello\r\n\r\n", "GET /a HTTP/1.1\r\nHost"] {
            assert!(Reader::new(wire.as_bytes()).next().await.is_err(), "{wire:?}");
        }
    }

    #[test]
    fn escapes_are_decoded_and_nonsense_is_kept() {
        assert_eq!(decode("a%20b+c%2fd%zz%4"), "a b c/d%zz%4");
    }
}
