//! Two states of one lease, field by field.

use model::ChangeKind;

use super::facts::Facts;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) kind: ChangeKind,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// What differs of what was known before and is known now.
pub(super) fn compare(before: &Facts, after: &Facts) -> Vec<Moved> {
    let moved = after.fields.iter().filter_map(|(kind, now)| {
        let old = before.fields.get(kind)?;
        let has_passed = *kind == ChangeKind::Option && old.as_ref().is_some_and(|date| after.notice_dates.contains(date));
        (old != now && !has_passed).then(|| Moved { kind: *kind, before: old.clone(), after: now.clone() })
    });
    moved.chain(new_notes(before, after)).collect()
}

fn new_notes<'a>(before: &'a Facts, after: &'a Facts) -> impl Iterator<Item = Moved> + 'a {
    let both = before.notes.as_ref().zip(after.notes.as_ref());
    both.into_iter().flat_map(|(old, new)| new.iter().filter(|mark| !old.contains(mark))).map(|mark| Moved {
        kind: ChangeKind::Note,
        before: None,
        after: after.note_texts.get(mark).cloned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(fields: &[(ChangeKind, Option<&str>)], notes: Option<&[u64]>) -> Facts {
        let fields = fields.iter().map(|(kind, value)| (*kind, value.map(str::to_owned)));
        let note_texts = notes.into_iter().flatten().map(|mark| (*mark, format!("note {mark}"))).collect();
        Facts { fields: fields.collect(), notes: notes.map(<[u64]>::to_vec), note_texts, ..Facts::default() }
    }

    #[test]
    fn what_was_unknown_or_is_unknown_now_has_not_moved() {
        let known = facts(&[(ChangeKind::Rent, Some("10.00"))], Some(&[1]));
        let unknown = facts(&[], None);
        assert_eq!(compare(&known, &unknown), []);
        assert_eq!(compare(&unknown, &known), []);
        assert_eq!(known.clone().updated(unknown), Facts { note_texts: [].into(), ..known });
    }

    #[test]
    fn an_option_whose_day_has_passed_has_not_been_changed() {
        let before = facts(&[(ChangeKind::Option, Some("2026-01-31"))], None);
        let next = facts(&[(ChangeKind::Option, Some("2027-01-31"))], None);
        let both = Facts { notice_dates: ["2026-01-31".into(), "2027-01-31".into()].into(), ..next.clone() };
        assert_eq!(compare(&before, &both), []);
        assert_eq!(compare(&before, &next).len(), 1, "it was moved");
    }

    #[test]
    fn what_moved_is_told_with_before_and_after() {
        let before = facts(&[(ChangeKind::Rent, Some("10.00")), (ChangeKind::Expiry, None)], Some(&[1]));
        let after = facts(&[(ChangeKind::Rent, None), (ChangeKind::Expiry, Some("2027-01-31"))], Some(&[1, 2]));
        let moved = |kind, before: Option<&str>, after: Option<&str>| Moved {
            kind,
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        };
        let want = [
            moved(ChangeKind::Expiry, None, Some("2027-01-31")),
            moved(ChangeKind::Rent, Some("10.00"), None),
            moved(ChangeKind::Note, None, Some("note 2")),
        ];
        assert_eq!(compare(&before, &after), want);
        assert_eq!(compare(&after, &after), []);
    }
}
