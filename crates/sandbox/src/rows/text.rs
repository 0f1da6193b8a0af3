//! How MRI writes values: numbers, dates, flags and codes, all of them text.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

/// `2026-03-31T00:00:00`
pub(crate) fn date(date: Date) -> String {
    format!("{date}T00:00:00")
}

/// `2026-03-31T00:00:00.0000000`
pub(crate) fn date7(date: Date) -> String {
    format!("{date}T00:00:00.0000000")
}

/// `2026-03-31T14:05:00`
pub(crate) fn moment(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// `2026-03-31T14:05:00.0000000`
pub(crate) fn moment7(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S.0000000").to_string()
}

/// `4155.00`
pub(crate) fn money(amount: Decimal) -> String {
    format!("{amount:.2}")
}

/// `12,500.00`
pub(crate) fn grouped(amount: Decimal) -> String {
    let plain = money(amount.abs());
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let sign = if amount.is_sign_negative() && !amount.is_zero() { "-" } else { "" };
    let digits = whole.len();
    let mut grouped = String::with_capacity(digits + digits / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (digits - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}.{cents}")
}

/// `Y` or `N`
pub(crate) fn yes_no(flag: bool) -> &'static str {
    if flag { "Y" } else { "N" }
}

/// `True` or `False`
pub(crate) fn true_false(flag: bool) -> &'static str {
    if flag { "True" } else { "False" }
}

/// A code as its fixed-width column holds it, filled up with spaces.
pub(crate) fn code(code: &str) -> String {
    format!("{code:<6}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (cents, shown) in
            [(0, "0.00"), (99_999, "999.99"), (1_250_000, "12,500.00"), (123_456_789, "1,234,567.89"), (-100_000, "-1,000.00")]
        {
            assert_eq!(grouped(Decimal::new(cents, 2)), shown);
        }
    }
}
