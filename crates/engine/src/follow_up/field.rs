//! The fields of a follow-up one by one: exactly, as they are compared, kept and taken back, and in words for people.

use model::{FollowUp, FollowUpField, Stage};

pub(super) const ALL: [FollowUpField; 6] = [
    FollowUpField::Stage,
    FollowUpField::Owner,
    FollowUpField::NextStep,
    FollowUpField::FollowUpOn,
    FollowUpField::Tags,
    FollowUpField::Muted,
];

const MUTED: &str = "yes";

/// `None` = empty. No tag has a comma, so that they can be joined by it and told apart again.
pub(super) fn exact(follow_up: &FollowUp, field: FollowUpField) -> Option<String> {
    match field {
        FollowUpField::Stage => follow_up.stage.clone(),
        FollowUpField::Owner => follow_up.owner.clone(),
        FollowUpField::NextStep => follow_up.next_step.clone(),
        FollowUpField::FollowUpOn => follow_up.follow_up_on.map(|date| date.to_string()),
        FollowUpField::Tags => (!follow_up.tags.is_empty()).then(|| follow_up.tags.join(",")),
        FollowUpField::Muted => follow_up.muted.then(|| MUTED.to_owned()),
    }
}

/// The opposite of [`exact`].
pub(super) fn set(follow_up: &mut FollowUp, field: FollowUpField, value: Option<&str>) {
    let text = value.map(str::to_owned);
    match field {
        FollowUpField::Stage => follow_up.stage = text,
        FollowUpField::Owner => follow_up.owner = text,
        FollowUpField::NextStep => follow_up.next_step = text,
        FollowUpField::FollowUpOn => follow_up.follow_up_on = value.and_then(|value| value.parse().ok()),
        FollowUpField::Tags => follow_up.tags = value.into_iter().flat_map(|tags| tags.split(',')).map(str::to_owned).collect(),
        FollowUpField::Muted => follow_up.muted = value.is_some(),
    }
}

/// A stage by its name of today; one that is not on the list by its id.
pub(super) fn in_words(field: FollowUpField, exact: Option<&str>, stages: &[Stage]) -> Option<String> {
    match field {
        FollowUpField::Stage => exact.map(|id| {
            let listed = stages.iter().find(|stage| stage.id == id);
            listed.map_or_else(|| id.to_owned(), |stage| stage.name.clone())
        }),
        FollowUpField::Tags => exact.map(|tags| tags.replace(',', ", ")),
        FollowUpField::Muted => Some(exact.unwrap_or("no").to_owned()),
        FollowUpField::Owner | FollowUpField::NextStep | FollowUpField::FollowUpOn => exact.map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_is_set_to_what_it_was_is_what_it_was() {
        let full = FollowUp {
            stage: Some("drafting_lease".into()),
            owner: Some("Ann".into()),
            next_step: Some("Call, then write".into()),
            follow_up_on: "2027-01-31".parse().ok(),
            tags: vec!["anchor".into(), "two words".into()],
            muted: true,
            ..super::super::untouched()
        };
        for field in ALL {
            let mut other = super::super::untouched();
            set(&mut other, field, exact(&full, field).as_deref());
            assert_eq!(exact(&other, field), exact(&full, field), "{field:?}");
            let mut emptied = full.clone();
            set(&mut emptied, field, None);
            assert_eq!(exact(&emptied, field), None, "{field:?}");
        }
    }
}
