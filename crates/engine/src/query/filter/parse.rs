//! From text to terms. An error is a sentence that says what to write instead.

use std::ops::Bound;

use jiff::{Span, ToSpan};
use model::{Client, Date, Decimal, OptionState, Stage};

use super::Scene;
use super::term::{DateField, DayRange, Feature, Quantity, State, Term};
use super::word::Word;
use crate::query::fold::fold;
use crate::query::packed::Day;

/// Words apart by white space; quotes keep one together, wherever in it they stand.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut quoted, mut begun) = (false, false);
    for c in text.chars() {
        match c {
            '"' => (quoted, begun) = (!quoted, true),
            c if c.is_whitespace() && !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            c => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words.retain(|word| !word.trim().is_empty());
    words
}

/// `key:value`, or words to search for. A colon after anything but a known key belongs to the words.
pub(super) fn term(text: &str, scene: &Scene<'_>) -> Result<Term, String> {
    let Some((key, value)) = key_and_value(text) else { return Ok(Term::Word(Word::new(text))) };
    match key {
        "property" => properties(value),
        "client" => client(value, scene.clients),
        "kind" => value.parse().map(Term::Kind).map_err(|_| "write kind:commercial or kind:residential".into()),
        "due" => relative(DateField::Expiry, key, value, scene.today),
        "notice" => relative(DateField::Notice, key, value, scene.today),
        "deadline" => relative(DateField::Deadline, key, value, scene.today),
        "follow" => relative(DateField::FollowUp, key, value, scene.today),
        "expiry" | "expires" => expiry(value),
        "has" => feature(value),
        "is" => state(value, scene),
        "option" => option(value),
        "stage" => stage(value, scene),
        "owner" => owner(value, scene.me),
        "tag" => tag(value),
        "rent" => amount(Quantity::Rent, value),
        "area" => amount(Quantity::Area, value),
        "balance" => amount(Quantity::Balance, value),
        _ => amount(Quantity::Change, value),
    }
}

const KEYS: [&str; 19] = [
    "property", "client", "kind", "due", "notice", "deadline", "follow", "expiry", "expires", "has", "is", "option", "stage",
    "owner", "tag", "rent", "area", "balance", "change",
];

/// The term's key as it is listed, and what follows its colon; `None` = words.
pub(super) fn key_and_value(text: &str) -> Option<(&'static str, &str)> {
    let (key, value) = text.split_once(':')?;
    let key = KEYS.into_iter().find(|known| known.eq_ignore_ascii_case(key))?;
    Some((key, value))
}

/// Parts between commas, without blanks around them.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim).filter(|part| !part.is_empty())
}

fn or_none<T>(part: &str, some: impl FnOnce(&str) -> T) -> Option<T> {
    (!part.eq_ignore_ascii_case("none")).then(|| some(part))
}

fn stage(value: &str, scene: &Scene<'_>) -> Result<Term, String> {
    let stages = scene.stages;
    let names = || stages.iter().map(|stage| stage.id.as_str()).collect::<Vec<_>>().join(", ");
    let (mut places, mut unlisted) = (Vec::new(), Vec::new());
    for part in parts(value) {
        let is_it = |stage: &Stage| stage.id.eq_ignore_ascii_case(part) || fold(&stage.name) == fold(part);
        match or_none(part, |_| stages.iter().position(is_it)) {
            None => places.push(None),
            Some(Some(place)) => places.push(Some(place)),
            // One that was taken off the list still stands at leases, by its id.
            Some(None) if scene.unlisted.iter().any(|id| id == part) => unlisted.push(part.to_owned()),
            Some(None) => return Err(format!("no stage is called `{part}`: write stage:none or one of {}", names())),
        }
    }
    if places.is_empty() && unlisted.is_empty() {
        return Err(format!("write stage:none or one of {}", names()));
    }
    Ok(Term::Stage(places, unlisted))
}

fn owner(value: &str, me: &str) -> Result<Term, String> {
    let name = |part: &str| if part.eq_ignore_ascii_case("me") { fold(me) } else { fold(part) };
    let owners: Vec<Option<String>> = parts(value).map(|part| or_none(part, name)).collect();
    if owners.is_empty() {
        Err("write owner:me, owner:none or a name such as owner:\"Ann Smith\"".into())
    } else {
        Ok(Term::Owner(owners))
    }
}

fn tag(value: &str) -> Result<Term, String> {
    let tags: Vec<Option<String>> = parts(value).map(|part| or_none(part, fold)).collect();
    if tags.is_empty() { Err("write tag:none or a tag such as tag:anchor".into()) } else { Ok(Term::Tag(tags)) }
}

fn option(value: &str) -> Result<Term, String> {
    Ok(Term::Option(match value.to_ascii_lowercase().as_str() {
        "open" => OptionState::Open,
        "not_yet_open" => OptionState::NotYetOpen,
        "lapsed" => OptionState::Lapsed,
        "unknown" => OptionState::Unknown,
        _ => return Err("write option:open, option:not_yet_open, option:lapsed or option:unknown".into()),
    }))
}

fn state(value: &str, scene: &Scene<'_>) -> Result<Term, String> {
    let today = Day::of(scene.today);
    Ok(Term::Is(match value.to_ascii_lowercase().as_str() {
        "open" => State::Open,
        "closed" => State::Closed,
        "actionable" => State::Actionable(today.plus(scene.action_days)),
        "holdover" => State::Holdover(today),
        "expired" => State::Expired(today),
        "mtm" => State::MonthToMonth,
        "muted" => State::Muted,
        "untouched" => State::Untouched,
        _ => {
            return Err(
                "write is:open, is:closed, is:actionable, is:untouched, is:holdover, is:expired, is:mtm or is:muted".into()
            );
        }
    }))
}

fn client(value: &str, clients: &[Client]) -> Result<Term, String> {
    let is_it = |client: &&Client| client.name.eq_ignore_ascii_case(value) || client.id.as_str() == value;
    let names = || clients.iter().map(|client| client.name.as_str()).collect::<Vec<_>>().join(", ");
    let found = clients.iter().find(is_it).map(|client| Term::Client(client.id.clone()));
    found.ok_or_else(|| format!("no client is called that; there is {}", names()))
}

fn properties(value: &str) -> Result<Term, String> {
    let ids: Vec<String> = parts(value).map(str::to_owned).collect();
    if ids.is_empty() { Err("write property: and an id, such as property:006146".into()) } else { Ok(Term::Property(ids)) }
}

fn feature(value: &str) -> Result<Term, String> {
    Ok(Term::Has(match value.to_ascii_lowercase().as_str() {
        "option" | "options" => Feature::Option,
        "offer" | "offers" => Feature::Offer,
        "note" | "notes" => Feature::Notes,
        "arrears" => Feature::Arrears,
        "followup" => Feature::FollowUp,
        "tags" => Feature::Tags,
        "step" => Feature::Step,
        _ => return Err("write has:option, has:offer, has:notes, has:arrears, has:followup, has:tags or has:step".into()),
    }))
}

/// `<60d`, `<=24mo`, `>30d`, `0..90d`: counted from today. What has passed has days left below zero.
fn relative(field: DateField, key: &str, value: &str, today: Date) -> Result<Term, String> {
    let help = || format!("write {key}:<60d, {key}:<24mo, {key}:<0d (passed) or {key}:0..90d");
    let date = |text: &str, unit: &str| {
        let span = span(text, unit).ok_or_else(help)?;
        today.checked_add(span).map_err(|_| help())
    };
    let (from, to) =
        bounds(value, |text, other| date(text, unit_of(text).or(unit_of(other)).unwrap_or("d"))).ok_or_else(help)??;
    Ok(Term::Date(field, DayRange::of(from, to)))
}

fn unit_of(text: &str) -> Option<&str> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    (!unit.is_empty()).then_some(unit)
}

fn span(text: &str, unit: &str) -> Option<Span> {
    let digits = text.strip_suffix(unit).unwrap_or(text);
    let count: i32 = digits.parse().ok().filter(|count: &i32| count.abs() <= 40_000)?;
    match unit.to_ascii_lowercase().as_str() {
        "d" => Some(count.days()),
        "w" => Some(count.checked_mul(7)?.days()),
        "mo" | "m" => (count.abs() <= 1_200).then(|| count.months()),
        "y" => (count.abs() <= 100).then(|| count.years()),
        _ => None,
    }
}

/// A day, a month, a year, or a range of them; `none` for leases without an expiry date.
fn expiry(value: &str) -> Result<Term, String> {
    let help = || "write expiry:2026, expiry:2026-03, expiry:2026-01-01..2026-06-30 or expiry:none".to_owned();
    if value.eq_ignore_ascii_case("none") {
        return Ok(Term::NoExpiry);
    }
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    if from.is_empty() && to.is_empty() {
        return Err(help());
    }
    let edge = |text: &str, pick: fn((Date, Date)) -> Date| match text {
        "" => Ok(Bound::Unbounded),
        text => period(text).map(|period| Bound::Included(pick(period))).ok_or_else(help),
    };
    Ok(Term::Date(DateField::Expiry, DayRange::of(edge(from, |(first, _)| first)?, edge(to, |(_, last)| last)?)))
}

/// The first and the last day of what is written.
fn period(text: &str) -> Option<(Date, Date)> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => {
            let first = Date::new(year.parse().ok()?, 1, 1).ok()?;
            Some((first, first.last_of_year()))
        }
        [year, month] => {
            let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        _ => text.parse().ok().map(|day| (day, day)),
    }
}

fn amount(quantity: Quantity, value: &str) -> Result<Term, String> {
    let help = || "write >1000, <=5000 or 1000..5000".to_owned();
    let (from, to) = bounds(value, |text, _| text.parse::<Decimal>().map_err(|_| help())).ok_or_else(help)??;
    Ok(Term::Amount(quantity, from, to))
}

type Bounds<T> = (Bound<T>, Bound<T>);

/// `<x`, `<=x`, `>x`, `>=x`, `x..y`, `x..` and `..y`. `read` is also given the other end, which may carry the unit for both.
fn bounds<T>(value: &str, read: impl Fn(&str, &str) -> Result<T, String>) -> Option<Result<Bounds<T>, String>> {
    use Bound::{Excluded, Included, Unbounded};
    let one = |text: &str| read(text, "");
    Some(if let Some(text) = value.strip_prefix("<=") {
        one(text).map(|x| (Unbounded, Included(x)))
    } else if let Some(text) = value.strip_prefix('<') {
        one(text).map(|x| (Unbounded, Excluded(x)))
    } else if let Some(text) = value.strip_prefix(">=") {
        one(text).map(|x| (Included(x), Unbounded))
    } else if let Some(text) = value.strip_prefix('>') {
        one(text).map(|x| (Excluded(x), Unbounded))
    } else {
        let (from, to) = value.split_once("..").filter(|(from, to)| !from.is_empty() || !to.is_empty())?;
        let edge = |text: &str, other: &str| if text.is_empty() { Ok(Unbounded) } else { read(text, other).map(Included) };
        edge(from, to).and_then(|from_bound| Ok((from_bound, edge(to, from)?)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 23);

    fn scene() -> Scene<'static> {
        Scene { today: TODAY, clients: &[], stages: &[], unlisted: &[], me: "ann", action_days: 180 }
    }

    fn parse(text: &str) -> Term {
        term(text, &scene()).unwrap()
    }

    fn expires(from: Bound<Date>, to: Bound<Date>) -> Term {
        Term::Date(DateField::Expiry, DayRange::of(from, to))
    }

    #[test]
    fn relative_dates_count_from_today() {
        use Bound::{Excluded, Included, Unbounded};
        assert_eq!(parse("due:<60d"), expires(Unbounded, Excluded(date(2027, 1, 22))));
        assert_eq!(parse("due:<=24mo"), expires(Unbounded, Included(date(2028, 11, 23))));
        assert_eq!(parse("due:0..90d"), expires(Included(TODAY), Included(date(2027, 2, 21))));
        assert_eq!(parse("due:<0d"), expires(Unbounded, Excluded(TODAY)));
        assert_eq!(parse("due:-30d.."), expires(Included(date(2026, 10, 24)), Unbounded));
    }

    #[test]
    fn periods_take_their_last_day_in() {
        use Bound::{Included, Unbounded};
        assert_eq!(parse("expiry:2028-02"), expires(Included(date(2028, 2, 1)), Included(date(2028, 2, 29))));
        assert_eq!(parse("expiry:2026..2027-03"), expires(Included(date(2026, 1, 1)), Included(date(2027, 3, 31))));
        assert_eq!(parse("expiry:..2026-12-31"), expires(Unbounded, Included(date(2026, 12, 31))));
        assert_eq!(parse("expiry:none"), Term::NoExpiry);
    }

    #[test]
    fn quotes_keep_words_together() {
        assert_eq!(
            words(r#"due:<60d "smith & sons" property:"a b" -"x y""#),
            ["due:<60d", "smith & sons", "property:a b", "-x y"]
        );
        assert_eq!(parse("Note: call"), Term::Word(Word::new("note: call")));
    }

    #[test]
    fn what_is_not_understood_says_what_to_write() {
        for text in [
            "due:soon",
            "due:<60x",
            "due:60d",
            "due:",
            "due:..",
            "expiry:31.12.2026",
            "expiry:2026-13",
            "has:fun",
            "kind:office",
            "rent:>lots",
            "rent:",
            "property:",
            "property:,",
            "due:<99999999999d",
            "expiry:..",
            "stage:exectued",
        ] {
            assert!(term(text, &scene()).is_err(), "{text} was understood");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            for word in words(&text) {
                let _either = term(&word, &scene());
            }
        }

        #[test]
        fn no_value_makes_it_panic(key in "due|expiry|rent|has|kind|property|balance|notice|deadline|follow|is|option|stage|owner|tag|change", value in "[-0-9<>=.dmowy,]{0,14}") {
            let _either = term(&format!("{key}:{value}"), &scene());
        }
    }
}
