//! The renewals of a view, in its order, cut where its groups begin.

use model::Renewal;

use super::totals::grouped;
use crate::query::{GroupBy, GroupLine, ViewLine, ViewQuery};
use crate::{Engine, EngineError, SortKey};

/// Lines that are asked for at once.
const AT_ONCE: u32 = 5_000;

/// How often a view is read anew when a sync changes it under the reader.
const TRIES: usize = 5;

#[derive(Debug)]
pub(super) struct Section {
    /// `None` = the view is not grouped.
    pub(super) group: Option<Head>,
    pub(super) renewals: Vec<Renewal>,
}

/// What the rows of a section have in common.
#[derive(Debug)]
pub(super) struct Head {
    /// As it stands in a cell; empty = they have none.
    pub(super) value: String,
    /// As it stands above the rows: `Negotiating`, or `No stage`.
    pub(super) title: String,
}

impl Head {
    pub(super) fn of(group: GroupBy, title: Option<&str>) -> Self {
        let value = match (group, title) {
            (_, None) => String::new(),
            (GroupBy::Kind | GroupBy::Deadline, Some(word)) => sentence(word),
            (_, Some(title)) => title.to_owned(),
        };
        let title = if value.is_empty() { format!("No {}", group_title(group).to_lowercase()) } else { value.clone() };
        Self { value, title }
    }
}

/// What a column of groups is called.
pub(super) fn group_title(group: GroupBy) -> &'static str {
    match group {
        GroupBy::Client => "Client",
        GroupBy::Property => "Property",
        GroupBy::Stage => "Stage",
        GroupBy::Owner => "Owner",
        GroupBy::ExpiryMonth => "Expiry month",
        GroupBy::Kind => "Kind",
        GroupBy::Deadline => "Deadline band",
    }
}

/// `this_week`: This week.
pub(super) fn sentence(word: &str) -> String {
    let mut letters = word.chars().map(|c| if c == '_' { ' ' } else { c });
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// `1 renewal`, `12 renewals`.
pub(super) fn counted(renewals: u32) -> String {
    if renewals == 1 { "1 renewal".into() } else { format!("{} renewals", grouped(renewals.into(), 0)) }
}

impl Engine {
    /// All rows of a view by its groups. A filter that is not understood is an error, as for every list that leaves the program.
    pub(super) fn sections(&self, filter: &str, sort: &[SortKey], group: Option<GroupBy>) -> Result<Vec<Section>, EngineError> {
        let Some(group) = group else {
            return Ok(vec![Section { group: None, renewals: self.list_renewals(filter, sort)? }]);
        };
        let query = ViewQuery {
            generation: 0,
            filter: filter.to_owned(),
            sort: sort.to_vec(),
            group: Some(group),
            collapsed: Vec::new(),
            first: 0,
            last: 0,
        };
        Ok(sections(group, self.lines(&query, 0, u32::MAX)?))
    }

    /// Lines `first` up to and without `last`, or as many as there are: of one state of the view, whatever a sync does meanwhile.
    pub(super) fn lines(&self, query: &ViewQuery, first: u32, last: u32) -> Result<Vec<ViewLine>, EngineError> {
        let whole = (0..TRIES).find_map(|_| self.lines_at_once(query, first, last).transpose());
        whole.unwrap_or_else(|| Err(EngineError::Report("the list kept changing while it was read; try it again".into())))
    }

    /// `None` = the view became another one on the way.
    fn lines_at_once(&self, query: &ViewQuery, first: u32, last: u32) -> Result<Option<Vec<ViewLine>>, EngineError> {
        let before = self.snapshot()?.serial;
        let mut lines = Vec::new();
        let mut from = first;
        while from < last {
            let to = from.saturating_add(AT_ONCE).min(last);
            let page = self.view(&ViewQuery { first: from, last: to, ..query.clone() })?;
            if !page.not_understood.is_empty() {
                return Err(EngineError::FilterNotUnderstood(page.not_understood));
            }
            lines.extend(page.rows);
            if to >= page.count {
                break;
            }
            from = to;
        }
        Ok((self.snapshot()?.serial == before).then_some(lines))
    }
}

fn sections(group: GroupBy, lines: Vec<ViewLine>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in lines {
        match (line, sections.last_mut()) {
            (ViewLine::Group { group: GroupLine { title, .. } }, _) => {
                sections.push(Section { group: Some(Head::of(group, title.as_deref())), renewals: Vec::new() });
            }
            (ViewLine::Row { renewal }, Some(section)) => section.renewals.push(*renewal),
            (ViewLine::Row { renewal }, None) => sections.push(Section { group: None, renewals: vec![*renewal] }),
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_named_as_people_write_it_and_those_without_are_too() {
        let head = |group, title| {
            let head = Head::of(group, title);
            (head.value, head.title)
        };
        assert_eq!(head(GroupBy::Deadline, Some("this_week")), ("This week".into(), "This week".into()));
        assert_eq!(head(GroupBy::Owner, Some("van der Berg")), ("van der Berg".into(), "van der Berg".into()));
        assert_eq!(head(GroupBy::Stage, None), (String::new(), "No stage".into()));
    }
}
