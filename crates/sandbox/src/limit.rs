//! How many calls a key may make, and within what time: written `100/300s` wherever a person types it, and `100/300s fixed` where
//! the window does not roll.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// An allowance of calls for a window of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Arrivals that are let through within one window.
    pub calls: u32,
    /// The length of the window.
    pub window: Duration,
    /// The window does not roll: it ends at a set time, and the next one begins empty.
    pub fixed: bool,
}

impl Default for Limit {
    /// A developer key's allowance: 100 calls in five minutes.
    fn default() -> Self {
        Self { calls: 100, window: Duration::from_secs(300), fixed: false }
    }
}

/// The text is not a limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a limit such as 100/300s, 2500/5m, 20/750ms or 100/300s fixed")]
pub struct LimitError(String);

impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(text: &str) -> Result<Self, LimitError> {
        parse(text.trim()).ok_or_else(|| LimitError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Limit> {
    let (text, fixed) = match text.split_once(char::is_whitespace) {
        Some((limit, kind)) => (limit, kind.trim_start().eq_ignore_ascii_case("fixed").then_some(true)?),
        None => (text, false),
    };
    let (calls, window) = text.split_once('/')?;
    let unit_at = window.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = window.split_at_checked(unit_at)?;
    let number: u64 = number.parse().ok()?;
    let window = match unit {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        "m" => Duration::from_secs(number.checked_mul(60)?),
        "h" => Duration::from_secs(number.checked_mul(3600)?),
        _ => return None,
    };
    let calls = calls.parse().ok()?;
    (!window.is_zero()).then_some(Limit { calls, window, fixed })
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.window.subsec_millis() == 0 {
            write!(f, "{}/{}s", self.calls, self.window.as_secs())?;
        } else {
            write!(f, "{}/{}ms", self.calls, self.window.as_millis())?;
        }
        f.write_str(if self.fixed { " fixed" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_read_in_any_unit_and_written_in_seconds() {
        for (typed, shown) in [
            ("100/300s", "100/300s"),
            ("2500/5m", "2500/300s"),
            ("5/1h", "5/3600s"),
            ("20/750ms", "20/750ms"),
            ("20/2000ms", "20/2s"),
            ("100/5m fixed", "100/300s fixed"),
            (" 20/750ms  Fixed ", "20/750ms fixed"),
        ] {
            let limit: Limit = typed.parse().unwrap();
            assert_eq!(limit.to_string(), shown);
            assert_eq!(shown.parse(), Ok(limit));
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "100", "100/", "100/300", "/5s", "x/5s", "5/0s", "5/5d", "-1/5s", "5/5s rolled", "5/5sfixed", "5 fixed"]
        {
            assert!(text.parse::<Limit>().is_err(), "{text:?} was taken for a limit");
        }
    }
}
