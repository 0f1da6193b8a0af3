//! Storing what came of a question, in one transaction. Here lie the rules of what an answer may take away: half of a property's
//! leases never vanish at once, one lease not before two answers in a row came without it, and notes that did not change stay.

use std::collections::HashMap;

use model::{ClientId, Dataset, Failure, FailureCode, Instant, Lease, Note, Outcome, PropertyId, Rows};
use store::{Attempt, CacheWriter, HeldLeases, StoreError};

/// Where an answer belongs.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) client: &'a ClientId,
    pub(super) property: &'a PropertyId,
    pub(super) dataset: Dataset,
    /// Leases that were missing before then have been missing in an earlier run too.
    pub(super) run_began: Instant,
}

/// Gives back the outcome as it was stored, which may be less than what came.
pub(super) fn record(
    cache: &CacheWriter<'_>,
    place: Place<'_>,
    outcome: Outcome<Rows>,
    attempt: &Attempt<'_>,
) -> Result<Outcome<Rows>, StoreError> {
    let outcome = match (place.dataset, outcome) {
        (Dataset::Leases, Outcome::Rows(Rows::Leases(new))) => leases(cache, place, new, attempt)?,
        (Dataset::Leases, Outcome::Empty) => leases(cache, place, Vec::new(), attempt)?,
        (Dataset::Notes, Outcome::Rows(Rows::Notes(changed))) if !attempt.full => notes(cache, place, changed)?,
        (Dataset::Notes, Outcome::Empty) if !attempt.full => notes(cache, place, Vec::new())?,
        (_, outcome) => outcome,
    };
    if matches!(outcome, Outcome::Rows(_) | Outcome::Empty | Outcome::NotApplicable) {
        cache.delete_lease_answers(place.client, place.property, place.dataset)?;
    }
    cache.record_outcome(place.client, place.property, place.dataset, &outcome, attempt)?;
    Ok(outcome)
}

fn leases(
    cache: &CacheWriter<'_>,
    place: Place<'_>,
    new: Vec<Lease>,
    attempt: &Attempt<'_>,
) -> Result<Outcome<Rows>, StoreError> {
    let old: Vec<Lease> = cache.reader().list_rows(place.client, place.property)?;
    let before = old.iter().filter(|lease| lease.missing_since.is_none()).count();
    if new.len() * 2 < before {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let message = format!("MRI answers {} leases where there were {before}: say whether that is true", new.len());
        cache.hold_answer(&HeldLeases {
            client_id: place.client.clone(),
            property_id: place.property.clone(),
            leases: new,
            before: count(before),
            at: attempt.at,
            run_id: attempt.run.clone(),
        })?;
        return Ok(Outcome::Failed(Failure::new(FailureCode::Shrunk, message)));
    }
    cache.delete_held_answer(place.client, place.property)?;
    let rows = with_missing(new, old, place.run_began, attempt.at);
    Ok(if rows.is_empty() { Outcome::Empty } else { Outcome::Rows(Rows::Leases(rows)) })
}

/// The answer, and behind it the leases that it lacks for the first time. One that was lacking in an earlier run too is gone.
fn with_missing(mut new: Vec<Lease>, old: Vec<Lease>, run_began: Instant, now: Instant) -> Vec<Lease> {
    let lacks = |lease: &Lease| !new.iter().any(|other| other.lease_id == lease.lease_id && other.suite_id == lease.suite_id);
    let is_gone = |lease: &Lease| lease.missing_since.is_some_and(|since| since < run_began);
    let missing = old.into_iter().filter(|lease| lacks(lease) && !is_gone(lease));
    let missing: Vec<Lease> = missing.map(|lease| Lease { missing_since: lease.missing_since.or(Some(now)), ..lease }).collect();
    new.extend(missing);
    new
}

/// Notes have no id. One note of a lease, day, author and reference is the same note, changed; of several it cannot be told which one
/// changed, so all stay until everything is asked for again.
fn notes(cache: &CacheWriter<'_>, place: Place<'_>, changed: Vec<Note>) -> Result<Outcome<Rows>, StoreError> {
    let old: Vec<Note> = cache.reader().list_rows(place.client, place.property)?;
    let rows = merge_notes(old, changed);
    Ok(if rows.is_empty() { Outcome::Empty } else { Outcome::Rows(Rows::Notes(rows)) })
}

fn merge_notes(mut old: Vec<Note>, changed: Vec<Note>) -> Vec<Note> {
    let count = |notes: &[Note]| {
        let mut counts: HashMap<_, usize> = HashMap::new();
        notes.iter().for_each(|note| *counts.entry(identity(note)).or_default() += 1);
        counts
    };
    let (before, after) = (count(&old), count(&changed));
    let is_replaced = |note: &Note| {
        let key = identity(note);
        before.get(&key) == Some(&1) && after.get(&key) == Some(&1)
    };
    old.retain(|note| !is_replaced(note) && !changed.contains(note));
    old.extend(changed);
    old
}

type Identity = (String, Option<model::Date>, Option<String>, Option<String>, Option<String>);

fn identity(note: &Note) -> Identity {
    let Note { lease_id, date, author, reference1, reference2, .. } = note;
    (lease_id.to_string(), *date, author.clone(), reference1.clone(), reference2.clone())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn lease(id: &str, missing_since: Option<i64>) -> Lease {
        let json = serde_json::json!({ "propertyId": "1", "leaseId": id, "occupants": [] });
        Lease { missing_since: missing_since.map(Instant), ..serde_json::from_value(json).unwrap() }
    }

    fn ids(leases: &[Lease]) -> Vec<(&str, Option<i64>)> {
        leases.iter().map(|lease| (lease.lease_id.as_str(), lease.missing_since.map(|at| at.0))).collect()
    }

    #[test]
    fn a_lease_goes_after_two_runs_without_it_and_comes_back_as_if_it_had_never_been_away() {
        let (a, b) = (lease("a", None), lease("b", None));
        let first = with_missing(vec![a.clone()], vec![a.clone(), b.clone()], Instant(100), Instant(110));
        assert_eq!(ids(&first), [("a", None), ("b", Some(110))]);
        let same_run = with_missing(vec![a.clone()], first.clone(), Instant(100), Instant(120));
        assert_eq!(ids(&same_run), [("a", None), ("b", Some(110))], "one run asked twice is one answer");
        let second = with_missing(vec![a.clone()], first.clone(), Instant(200), Instant(210));
        assert_eq!(ids(&second), [("a", None)]);
        let back = with_missing(vec![a, b], first, Instant(200), Instant(210));
        assert_eq!(ids(&back), [("a", None), ("b", None)]);
    }

    fn note(day: i8, author: &str, text: &str) -> Note {
        Note {
            lease_id: "L".into(),
            date: Some(date(2026, 11, day)),
            text: text.into(),
            reference1: None,
            reference2: None,
            author: Some(author.into()),
            last_update: None,
        }
    }

    fn texts(notes: &[Note]) -> Vec<&str> {
        notes.iter().map(|note| note.text.as_str()).collect()
    }

    #[test]
    fn a_note_that_changed_replaces_itself_and_a_new_one_is_added() {
        let old = vec![note(1, "ann", "call back"), note(2, "ann", "offer sent")];
        let merged = merge_notes(old.clone(), vec![note(1, "ann", "called back"), note(3, "bob", "signed")]);
        assert_eq!(texts(&merged), ["offer sent", "called back", "signed"]);
        assert_eq!(texts(&merge_notes(old.clone(), old.clone())), ["call back", "offer sent"], "nothing twice");
        assert_eq!(texts(&merge_notes(old, vec![])), ["call back", "offer sent"]);
    }

    #[test]
    fn of_several_notes_of_one_day_and_author_none_is_lost() {
        let old = vec![note(1, "ann", "one"), note(1, "ann", "two")];
        let merged = merge_notes(old, vec![note(1, "ann", "two, corrected")]);
        assert_eq!(texts(&merged), ["one", "two", "two, corrected"]);
    }
}
