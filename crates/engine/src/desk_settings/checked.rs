//! Whether settings of the desk can be kept, and how they are spelt then.

use std::collections::HashSet;

use model::Stage;

use super::{DeskSettings, Reminders};
use crate::EngineError;
use crate::follow_up::check_person;

const NAME_CHARS: usize = 60;
const AUTHOR_CHARS: usize = 100;
const MOST_DAYS: u32 = 730;
const LEADS: usize = 10;
const STAGES: usize = 40;

/// Names are trimmed; lead times come the longest first, each once.
pub(super) fn checked(settings: &DeskSettings) -> Result<DeskSettings, EngineError> {
    let author = settings.author.as_deref().map(str::trim).filter(|author| !author.is_empty());
    if author.is_some_and(|author| author.chars().count() > AUTHOR_CHARS || author.chars().any(char::is_control)) {
        return wrong(&format!("the author's name has {AUTHOR_CHARS} characters at most, on one line"));
    }
    author.map_or(Ok(()), |author| check_person("author", author))?;
    if !(1..=MOST_DAYS).contains(&settings.action_days) {
        return wrong(&format!("needs action looks 1 to {MOST_DAYS} days ahead"));
    }
    let mut lead_days = settings.reminders.lead_days.clone();
    lead_days.sort_unstable_by_key(|days| std::cmp::Reverse(*days));
    lead_days.dedup();
    if lead_days.len() > LEADS || lead_days.iter().any(|days| *days > MOST_DAYS) {
        return wrong(&format!("there can be {LEADS} lead times, each of 0 to {MOST_DAYS} days"));
    }
    Ok(DeskSettings {
        author: author.map(str::to_owned),
        stages: stages(&settings.stages)?,
        reminders: Reminders { lead_days, ..settings.reminders.clone() },
        ..settings.clone()
    })
}

fn stages(stages: &[Stage]) -> Result<Vec<Stage>, EngineError> {
    if stages.is_empty() || stages.len() > STAGES {
        return wrong(&format!("the pipeline has 1 to {STAGES} stages"));
    }
    let (mut ids, mut names) = (HashSet::new(), HashSet::new());
    let mut checked = Vec::new();
    for stage in stages {
        let (id, name) = (stage.id.trim(), stage.name.trim());
        if name.is_empty() || name.chars().count() > NAME_CHARS || name.chars().any(char::is_control) {
            return wrong(&format!("a stage needs a name of 1 to {NAME_CHARS} characters, on one line"));
        }
        // `none` is how a filter asks for leases without a stage; a comma or a quote would end it there.
        let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, ',' | '"' | ':');
        if id.is_empty() || id == "none" || id.chars().count() > NAME_CHARS || !id.chars().all(is_plain) {
            return wrong(&format!("`{}` is no id for a stage", id.escape_debug()));
        }
        if !ids.insert(id) {
            return wrong(&format!("two stages have the id `{id}`"));
        }
        if !names.insert(name.to_lowercase()) {
            return wrong(&format!("two stages are called `{name}`"));
        }
        checked.push(Stage { id: id.to_owned(), name: name.to_owned(), closed: stage.closed });
    }
    Ok(checked)
}

fn wrong<T>(text: &str) -> Result<T, EngineError> {
    Err(EngineError::WrongUse(text.to_owned()))
}
