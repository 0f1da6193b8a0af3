//! What else is kept of a commercial lease: the EMEA record, options, notes, overdue items, the budget.

use fastrand::Rng;
use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use crate::portfolio::chance::{money, percent, pick, plus_days, plus_months};
use crate::portfolio::{Budget, Delinquency, Emea, LeaseOption, Note};

const TENANCIES: [(&str, &str); 3] = [("FRI", "Full repairing"), ("IRI", "Internal repairing"), ("NNN", "Triple net")];
const USERS: [&str; 5] = ["JSMITH", "ALOPEZ", "MKHAN", "RTAYLOR", "SYSADMIN"];
const DUES: [(&str, &str); 4] =
    [("RNT", "Base Rent"), ("CAM", "Common Area Maintenance"), ("RET", "Real Estate Tax"), ("LTF", "Late Fee")];

/// Reference and text.
const NOTES: [(&str, &str); 12] = [
    ("RENEWAL", "Tenant asked for a proposal at five years, with two months free."),
    ("RENEWAL", "Spoke with the owner's broker; they are also looking at space across the street."),
    ("RENEWAL", "Proposal sent.\r\nAwaiting comments from counsel."),
    ("INSPECT", "Walk-through done: carpet worn, HVAC unit 2 < 5 years of life left."),
    ("INSURANCE", "Certificate of insurance expired; second reminder sent."),
    ("", "Contact changed: new office manager, see e-mail of the same day."),
    ("", "Parking: 4 stalls reserved & marked \"Visitor\"."),
    ("LEGAL", "Estoppel certificate signed and returned."),
    ("RENEWAL", "Tenant intends to stay, wants to give back about a third of the space."),
    ("", "Rent relief request declined."),
    ("SIGNAGE", "Monument sign approved by the city."),
    ("RENEWAL", "No answer to two calls. Try the head office in Zürich."),
];

/// Equal to the lease's own end, but for one lease in five that was extended.
pub(super) fn emea(rng: &mut Rng, begins: Date, expires: Date, vacated: bool) -> Emea {
    let extended = !vacated && percent(rng, 20);
    let expiration = if extended { plus_months(expires, pick(rng, &[12, 24, 36, 60])) } else { expires };
    let (tenancy_type, tenancy_description) = pick(rng, &TENANCIES);
    Emea {
        rent_start: plus_months(begins, pick(rng, &[0, 0, 1, 3])),
        expiration,
        notice: plus_months(expiration, -6),
        next_review: plus_months(expiration, -12),
        tenancy_type,
        tenancy_description,
        upward_only: percent(rng, 40),
        time_of_essence: percent(rng, 20),
    }
}

/// None, one, or two whose notice dates come one after the other.
pub(super) fn options(rng: &mut Rng, expires: Date, rate: Decimal) -> Vec<LeaseOption> {
    let notices: &[(i64, i64)] = match rng.u8(..10) {
        0..5 => &[],
        5..8 => &[(6, 12)],
        _ => &[(10, 12), (6, 9)],
    };
    let mut options = Vec::with_capacity(notices.len());
    for (number, (latest, earliest)) in (1..).zip(notices) {
        let months = rng.i64(*latest..=*earliest);
        let kind = if number == 1 { "RENEW" } else { pick(rng, &["RENEW", "EXPAND", "TERM"]) };
        let fixed = percent(rng, 60);
        options.push(LeaseOption {
            number,
            kind,
            date: plus_days(expires, 1),
            notice_by: plus_months(expires, -months),
            term_months: pick(rng, &[12, 36, 60]),
            rate: fixed.then(|| (rate * Decimal::new(rng.i64(102..=112), 2)).round_dp(2)),
            rate_description: if fixed { "Fixed" } else { "95% of fair market value" },
        });
    }
    options
}

/// Up to six of the last three years, oldest first.
pub(super) fn notes(rng: &mut Rng, today: Date) -> Vec<Note> {
    let mut notes: Vec<Note> = (0..rng.usize(0..=6)).map(|_| note(rng, today)).collect();
    notes.sort_by_key(|note| note.date);
    notes
}

fn note(rng: &mut Rng, today: Date) -> Note {
    let days_ago = rng.i64(1..1_000);
    let date = plus_days(today, -days_ago);
    let (reference, text) = pick(rng, &NOTES);
    let changed = plus_days(date, rng.i64(0..days_ago.min(30)));
    Note { date, text, reference, user: pick(rng, &USERS), last_update: at_some_time(rng, changed) }
}

pub(super) fn delinquencies(rng: &mut Rng, today: Date, rent: Decimal) -> Vec<Delinquency> {
    let mut items = Vec::new();
    for _ in 0..rng.usize(1..=3) {
        let (code, description) = pick(rng, &DUES);
        let days = rng.i64(5..140);
        let amount = if code == "RNT" { rent } else { money(rng, 40, 2_500) };
        items.push(Delinquency { amount, code, description, date: plus_days(today, -days), days });
    }
    items
}

pub(super) fn budget(rng: &mut Rng, expires: Date, rate: Decimal) -> Budget {
    Budget {
        renew_type: pick(rng, &["RENEW", "RENEW", "NEW", "VACATE"]),
        rent_per_sqft: (rate * Decimal::new(rng.i64(98..=115), 2)).round_dp(2),
        improvements_per_sqft: money(rng, 0, 45),
        rent_commences: plus_days(expires, 1),
    }
}

/// A moment of the year before today.
pub(super) fn moment(rng: &mut Rng, today: Date) -> DateTime {
    let date = plus_days(today, -rng.i64(1..365));
    at_some_time(rng, date)
}

fn at_some_time(rng: &mut Rng, date: Date) -> DateTime {
    date.at(rng.i8(7..19), rng.i8(0..60), rng.i8(0..60), 0)
}
