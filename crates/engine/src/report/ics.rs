//! Critical dates for a calendar: each an all-day event without an alarm, known by lease and kind, so that a second export moves an
//! event instead of doubling it. A date that has passed is in it too: the lease is still open.

use chrono::{DateTime, Days, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use model::{Date, Instant, Renewal};

use super::section::Section;

struct Critical {
    /// Part of the event's id: never changes.
    kind: &'static str,
    title: &'static str,
    on: Option<Date>,
}

pub(super) fn write(sections: &[Section], title: &str, now: Instant) -> Vec<u8> {
    let stamp = DateTime::from_timestamp_millis(now.0).unwrap_or_default();
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Renewal Desk//Critical dates//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&line(title));
    for renewal in sections.iter().flat_map(|section| &section.renewals) {
        for critical in critical_dates(renewal) {
            let Some(day) = critical.on.and_then(day) else { continue };
            calendar.push(event(renewal, &critical, day, stamp));
        }
    }
    calendar.to_string().into_bytes()
}

fn critical_dates(renewal: &Renewal) -> [Critical; 6] {
    let critical = |kind, title, on| Critical { kind, title, on };
    [
        critical("expiry", "Lease expires", renewal.expiry_date),
        critical("option-notice", "Option notice", renewal.option.as_ref().and_then(|option| option.notice_by)),
        critical("offer", "Offer's last day", renewal.offer.as_ref().and_then(|offer| offer.last_date)),
        critical("follow-up", "Follow up", renewal.follow_up.as_ref().and_then(|own| own.follow_up_on)),
        critical("review", "Rent review", renewal.next_review_date),
        critical("notice", "Lease notice", renewal.notice_date),
    ]
}

fn event(renewal: &Renewal, critical: &Critical, day: NaiveDate, stamp: DateTime<Utc>) -> Event {
    let place = place(renewal);
    let occupant = renewal.occupant_name.as_deref().unwrap_or("unknown occupant");
    let mut event = Event::new();
    event
        .uid(&uid(renewal, critical.kind))
        .timestamp(stamp)
        // Programs take an event for a newer one by its number alone.
        .sequence(u32::try_from(stamp.timestamp() / 60).unwrap_or(0))
        .summary(&line(&format!("{}: {occupant}, {place}", critical.title)))
        .description(&line(&description(renewal, critical)))
        .starts(day)
        .append_property(Property::new("TRANSP", "TRANSPARENT"));
    if let Some(next) = day.checked_add_days(Days::new(1)) {
        event.ends(next);
    }
    event.done()
}

/// `006146 / 210`.
fn place(renewal: &Renewal) -> String {
    let suite = renewal.suite_id.as_ref().map(|suite| format!(" / {suite}")).unwrap_or_default();
    format!("{}{suite}", renewal.property_id)
}

fn description(renewal: &Renewal, critical: &Critical) -> String {
    let name = renewal.property_name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
    let guess = match (critical.kind, renewal.expiry_source) {
        ("expiry", Some(model::ExpirySource::Offer)) => " The date is the end of the term that is offered.",
        _ => "",
    };
    format!("Lease {} at property {}{name}.{guess}", renewal.lease_id, renewal.property_id)
}

/// Two units can each have a lease of one number, so the unit is part of it: whatever else a file holds, a date keeps its id.
fn uid(renewal: &Renewal, kind: &str) -> String {
    let suite = renewal.suite_id.as_deref().unwrap_or_default();
    let ids = [renewal.client_id.as_str(), renewal.property_id.as_str(), renewal.lease_id.as_str(), suite, kind];
    format!("{}@renewal-desk", ids.map(letters).join("."))
}

/// Ids may hold any sign; an event's id had better not. Different ids stay different.
fn letters(id: &str) -> String {
    let spelt = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c.to_string() } else { format!("_{:x}_", u32::from(c)) };
    id.chars().map(spelt).collect()
}

/// Control characters would break lines that others read.
fn line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn day(date: Date) -> Option<NaiveDate> {
    // Years of other than four digits have no spelling in a calendar.
    let year = Some(i32::from(date.year())).filter(|year| (1..=9999).contains(year))?;
    NaiveDate::from_ymd_opt(year, date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}
