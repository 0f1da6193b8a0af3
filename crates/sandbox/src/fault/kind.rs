//! The ways in which an answer can go wrong, and the words they are written with.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::FaultError;

/// One way to fail. The word in each comment is how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// `500`: a database deadlock.
    Deadlock,
    /// `500-plain`: a 500 without a reason.
    ServerError,
    /// `503`
    Unavailable,
    /// `400`
    BadRequest,
    /// `401`: the very answer that wrong credentials get.
    Unauthorized,
    /// `403`
    Forbidden,
    /// `404`
    NotFound,
    /// `429`, `429-after-SECONDS`, `429-date-SECONDS`
    TooManyRequests(RetryAfter),
    /// `blank`: 200 with an empty body.
    Blank,
    /// `whitespace`: 200 with nothing but white space.
    Whitespace,
    /// `html`: 200 with a page such as a captive portal's.
    Html,
    /// `row-error`: 200 with an error in place of the rows.
    RowError,
    /// `nested-row-error`: the same, one level down.
    NestedRowError,
    /// `failed-result`: 200 with `<Result>Failed</Result>`.
    FailedResult,
    /// `timeout-text`: 200 with the text of a database time-out.
    TimeoutText,
    /// `empty`: 200 and no rows, whatever the truth.
    Empty,
    /// `missing-value`: an envelope without `value`.
    MissingValue,
    /// `bad-json`: JSON that breaks off.
    BadJson,
    /// `wrong-types`: the right rows, every value of a wrong type.
    WrongTypes,
    /// `drip` or `drip-MS`: the body byte by byte, with a pause after each.
    Drip(Duration),
    /// `stall`: headers never come.
    Stall,
    /// `reset`: the connection is cut before an answer.
    Reset,
    /// `truncate`: the body ends in the middle of its declared length.
    Truncate,
    /// `huge`: a stream beyond 100 MB.
    Huge,
    /// `gzip-bomb`: a small body that unpacks to more than 100 MB.
    GzipBomb,
    /// `deep`: JSON nested a hundred thousand deep.
    Deep,
    /// `redirect`: 302 to another host.
    Redirect,
    /// `foreign-link`: the right rows, and a next link to another host.
    ForeignLink,
    /// `repeat-link`: the right rows, and a next link to the same page again.
    RepeatLink,
    /// `duplicates`: rows repeated within and across pages.
    Duplicates,
    /// `one-object`: `value` is an object, the first row, instead of a list.
    OneObject,
    /// `no-rows-error`: "no rows" said as an HTTP 400.
    NoRowsError,
    /// `lease-only`: a 400, unless the call names a lease. An API that cannot be asked for one lease is spared.
    LeaseOnly,
}

/// Whether and how a 429 says when to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// No header, as MRI is known to do.
    Silent,
    /// A number of seconds.
    Seconds(u32),
    /// An HTTP date that many seconds ahead.
    Date(u32),
}

const DRIP_PAUSE: Duration = Duration::from_millis(20);

/// The kinds that are one word.
const WORDS: [(&str, FaultKind); 33] = [
    ("500", FaultKind::Deadlock),
    ("500-plain", FaultKind::ServerError),
    ("503", FaultKind::Unavailable),
    ("400", FaultKind::BadRequest),
    ("401", FaultKind::Unauthorized),
    ("403", FaultKind::Forbidden),
    ("404", FaultKind::NotFound),
    ("429", FaultKind::TooManyRequests(RetryAfter::Silent)),
    ("blank", FaultKind::Blank),
    ("whitespace", FaultKind::Whitespace),
    ("html", FaultKind::Html),
    ("row-error", FaultKind::RowError),
    ("nested-row-error", FaultKind::NestedRowError),
    ("failed-result", FaultKind::FailedResult),
    ("timeout-text", FaultKind::TimeoutText),
    ("empty", FaultKind::Empty),
    ("missing-value", FaultKind::MissingValue),
    ("bad-json", FaultKind::BadJson),
    ("wrong-types", FaultKind::WrongTypes),
    ("drip", FaultKind::Drip(DRIP_PAUSE)),
    ("stall", FaultKind::Stall),
    ("reset", FaultKind::Reset),
    ("truncate", FaultKind::Truncate),
    ("huge", FaultKind::Huge),
    ("gzip-bomb", FaultKind::GzipBomb),
    ("deep", FaultKind::Deep),
    ("redirect", FaultKind::Redirect),
    ("foreign-link", FaultKind::ForeignLink),
    ("repeat-link", FaultKind::RepeatLink),
    ("duplicates", FaultKind::Duplicates),
    ("one-object", FaultKind::OneObject),
    ("no-rows-error", FaultKind::NoRowsError),
    ("lease-only", FaultKind::LeaseOnly),
];

impl FaultKind {
    /// Every kind, with the word it is written with.
    pub fn words() -> impl Iterator<Item = (&'static str, FaultKind)> {
        WORDS.into_iter()
    }
}

impl FromStr for FaultKind {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let word = text.trim().to_ascii_lowercase();
        Self::words()
            .find_map(|(known, kind)| (known == word).then_some(kind))
            .or_else(|| with_number(&word))
            .ok_or_else(|| FaultError::Kind(text.to_owned()))
    }
}

fn with_number(word: &str) -> Option<FaultKind> {
    let (kind, number) = word.rsplit_once('-')?;
    let number: u32 = number.parse().ok()?;
    match kind {
        "429-after" => Some(FaultKind::TooManyRequests(RetryAfter::Seconds(number))),
        "429-date" => Some(FaultKind::TooManyRequests(RetryAfter::Date(number))),
        "drip" => Some(FaultKind::Drip(Duration::from_millis(number.into()))),
        _ => None,
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyRequests(RetryAfter::Seconds(seconds)) => write!(f, "429-after-{seconds}"),
            Self::TooManyRequests(RetryAfter::Date(seconds)) => write!(f, "429-date-{seconds}"),
            Self::Drip(pause) if *pause != DRIP_PAUSE => write!(f, "drip-{}", pause.as_millis()),
            plain => f.write_str(Self::words().find_map(|(word, kind)| (kind == *plain).then_some(word)).unwrap_or("?")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for (word, kind) in FaultKind::words() {
            assert_eq!(word.parse::<FaultKind>().unwrap(), kind);
            assert_eq!(kind.to_string(), word);
        }
        assert_eq!("429-date-3".parse(), Ok(FaultKind::TooManyRequests(RetryAfter::Date(3))));
    }
}
