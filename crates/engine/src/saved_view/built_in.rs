//! The views that every desk has. They are code, not rows, so that a new version can mend them.

use super::{FilterChip, SavedView, ViewDefinition};
use crate::{SortField, SortKey};

const PREFIX: &str = "builtin:";

pub(super) fn built_in() -> Vec<SavedView> {
    let by = |field, descending| SortKey { field, descending };
    let due = |days: u32| {
        let filter = [format!("due:0..{days}d"), "is:open".into()];
        view(&format!("due-{days}"), &format!("Due in {days} days"), filter, by(SortField::ExpiryDate, false))
    };
    let mut views: Vec<SavedView> = [30, 60, 90, 120, 180].map(due).into();
    let open = || "is:open".to_owned();
    let options = ["notice:0..180d".into(), open()];
    views.push(view("options", "Options to notice", options, by(SortField::OptionNoticeBy, false)));
    views.push(view("holdover", "Holdover", ["is:holdover".into(), open()], by(SortField::ExpiryDate, false)));
    views.push(view("arrears", "In arrears", ["has:arrears".into()], by(SortField::BalanceDue, true)));
    views
}

pub(super) fn is_built_in(id: &str) -> bool {
    id.starts_with(PREFIX)
}

fn view<const N: usize>(id: &str, name: &str, filter: [String; N], sort: SortKey) -> SavedView {
    let filter = filter.into_iter().map(|text| FilterChip { text, on: true }).collect();
    let definition = ViewDefinition { filter, sort: vec![sort], ..ViewDefinition::default() };
    SavedView { id: format!("{PREFIX}{id}"), name: name.to_owned(), built_in: true, definition }
}
