//! What somebody typed, trimmed and measured, and put into a follow-up. Empty text is no text.

use model::{Date, FollowUp, FollowUpEdit, SetDate, SetText};

use crate::EngineError;

const STAGE_CHARS: usize = 60;
const OWNER_CHARS: usize = 100;
const STEP_CHARS: usize = 500;
const TAG_CHARS: usize = 40;
const TAGS: usize = 20;
/// Outside of these a year is a slip of the fingers.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2199;

/// The edit as it is meant, or what is wrong with it.
pub(super) fn checked(edit: &FollowUpEdit) -> Result<FollowUpEdit, EngineError> {
    Ok(FollowUpEdit {
        stage: line(edit.stage.as_ref(), "stage", STAGE_CHARS)?,
        owner: owner(edit.owner.as_ref())?,
        next_step: line(edit.next_step.as_ref(), "next step", STEP_CHARS)?,
        follow_up_on: edit.follow_up_on.as_ref().map(day).transpose()?,
        add_tags: edit.add_tags.iter().filter_map(|text| tag(text).transpose()).collect::<Result<_, _>>()?,
        remove_tags: edit.remove_tags.iter().map(|text| text.trim().to_owned()).collect(),
        muted: edit.muted,
    })
}

/// Tags are told apart without regard to case, and keep the letters in which they came first.
pub(super) fn apply(edit: &FollowUpEdit, before: &FollowUp) -> Result<FollowUp, EngineError> {
    let text = |set: &Option<SetText>, old: &Option<String>| set.as_ref().map_or_else(|| old.clone(), |set| set.to.clone());
    let mut tags = before.tags.clone();
    tags.retain(|tag| !has(&edit.remove_tags, tag));
    for tag in &edit.add_tags {
        if !has(&tags, tag) {
            tags.push(tag.clone());
        }
    }
    tags.sort_by_cached_key(|tag| (tag.to_lowercase(), tag.clone()));
    if tags.len() > TAGS.max(before.tags.len()) {
        return Err(wrong(&format!("a lease can have {TAGS} tags at most")));
    }
    Ok(FollowUp {
        stage: text(&edit.stage, &before.stage),
        owner: text(&edit.owner, &before.owner),
        next_step: text(&edit.next_step, &before.next_step),
        follow_up_on: edit.follow_up_on.as_ref().map_or(before.follow_up_on, |set| set.to),
        tags,
        muted: edit.muted.unwrap_or(before.muted),
        ..before.clone()
    })
}

fn has(tags: &[String], tag: &str) -> bool {
    tags.iter().any(|one| one.to_lowercase() == tag.to_lowercase())
}

/// A pasted line break becomes a space.
fn line(set: Option<&SetText>, what: &str, most: usize) -> Result<Option<SetText>, EngineError> {
    let Some(set) = set else { return Ok(None) };
    let text: String = set.to.iter().flat_map(|text| text.chars()).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.trim();
    if text.chars().count() > most {
        return Err(wrong(&format!("the {what} can have {most} characters at most")));
    }
    Ok(Some(SetText { to: (!text.is_empty()).then(|| text.to_owned()) }))
}

fn owner(set: Option<&SetText>) -> Result<Option<SetText>, EngineError> {
    let set = line(set, "owner", OWNER_CHARS)?;
    match set.as_ref().and_then(|set| set.to.as_deref()) {
        Some(name) => check_person("owner", name).map(|()| set),
        None => Ok(set),
    }
}

/// Whether a filter can ask for somebody of this name: `owner:none` and `owner:me` mean others, and a comma or a quote ends a name.
pub(crate) fn check_person(what: &str, name: &str) -> Result<(), EngineError> {
    if name.contains([',', '"']) {
        return Err(wrong(&format!("the {what}'s name cannot contain commas or quotes")));
    }
    if ["none", "me"].contains(&name.to_lowercase().as_str()) {
        return Err(wrong(&format!("the {what} cannot be called `{name}`: filters mean something else by it")));
    }
    Ok(())
}

fn day(set: &SetDate) -> Result<SetDate, EngineError> {
    let is_near = |date: &Date| YEARS.contains(&date.year());
    match set.to.filter(|date| !is_near(date)) {
        Some(date) => {
            Err(wrong(&format!("{date} is no day to follow up on: years go from {} to {}", YEARS.start(), YEARS.end())))
        }
        None => Ok(set.clone()),
    }
}

/// `None` = nothing was typed.
fn tag(text: &str) -> Result<Option<String>, EngineError> {
    let text = text.trim();
    if text.contains([',', '"']) || text.chars().any(char::is_control) {
        return Err(wrong(&format!("`{}` is no tag: it cannot contain commas, quotes or line breaks", text.escape_debug())));
    }
    if text.chars().count() > TAG_CHARS {
        return Err(wrong(&format!("a tag can have {TAG_CHARS} characters at most")));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

fn wrong(text: &str) -> EngineError {
    EngineError::WrongUse(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Option<SetText> {
        Some(SetText { to: Some(text.into()) })
    }

    #[test]
    fn text_is_trimmed_and_empty_text_is_none() {
        let edit = FollowUpEdit { owner: set("  Ann\n"), next_step: set(" \t "), ..FollowUpEdit::default() };
        let edit = checked(&edit).unwrap();
        assert_eq!((edit.owner, edit.next_step), (set("Ann"), Some(SetText { to: None })));
    }

    #[test]
    fn what_is_too_long_or_no_tag_is_refused() {
        let none = FollowUpEdit::default();
        let refused = [
            FollowUpEdit { owner: set(&"x".repeat(101)), ..none.clone() },
            FollowUpEdit { owner: set("Ann, Bob"), ..none.clone() },
            FollowUpEdit { owner: set("Ann \"A\""), ..none.clone() },
            FollowUpEdit { owner: set(" None"), ..none.clone() },
            FollowUpEdit { owner: set("ME"), ..none.clone() },
            FollowUpEdit { next_step: set(&"x".repeat(501)), ..none.clone() },
            FollowUpEdit { add_tags: vec!["a,b".into()], ..none.clone() },
            FollowUpEdit { add_tags: vec!["a\"b".into()], ..none.clone() },
            FollowUpEdit { add_tags: vec!["x".repeat(41)], ..none.clone() },
            FollowUpEdit { follow_up_on: Some(SetDate { to: "0206-01-01".parse().ok() }), ..none },
        ];
        for edit in refused {
            assert!(checked(&edit).is_err(), "{edit:?} was taken");
        }
    }

    #[test]
    fn tags_are_sorted_and_each_is_there_once_whatever_its_case() {
        let edit = |add: &[&str], remove: &[&str]| FollowUpEdit {
            add_tags: add.iter().map(|&tag| tag.to_owned()).collect(),
            remove_tags: remove.iter().map(|&tag| tag.to_owned()).collect(),
            ..FollowUpEdit::default()
        };
        let first = checked(&edit(&["Zoo", " anchor ", "", "zoo"], &[])).unwrap();
        let once = apply(&first, &super::super::untouched()).unwrap();
        assert_eq!(once.tags, ["anchor", "Zoo"]);
        assert_eq!(apply(&checked(&edit(&["b"], &["ZOO"])).unwrap(), &once).unwrap().tags, ["anchor", "b"]);
        let many: Vec<String> = (0..21).map(|n| n.to_string()).collect();
        assert!(apply(&FollowUpEdit { add_tags: many, ..FollowUpEdit::default() }, &once).is_err());
    }
}
