//! Groups of a view: rows that share a value, under a line that names it and sums them up.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::packed::Day;
use super::snapshot::{Row, Snapshot};
use super::totals::{Tally, ViewTotals};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    Client,
    Property,
    Stage,
    Owner,
    ExpiryMonth,
    Kind,
    /// Bands of the deadline: overdue, this week, within 30 days, and so on.
    Deadline,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GroupLine {
    /// Names the group in `collapsed`.
    pub key: String,
    /// A property, an owner, a stage's name, a month `2027-03`, or a word such as `overdue`; `None` = those without.
    pub title: Option<String>,
    pub count: u32,
    pub totals: ViewTotals,
    pub collapsed: bool,
}

/// A line of a grouped view.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line {
    /// Into the list of groups.
    Group(u32),
    /// A position.
    Row(u32),
}

/// Bands of the deadline, in their order. What has expired and is still open comes last: it can be years old, and would bury what can
/// still be met.
const BANDS: [(&str, i32); 6] =
    [("this_week", 7), ("within_30", 30), ("within_60", 60), ("within_90", 90), ("within_180", 180), ("later", i32::MAX)];
const OVERDUE: i64 = -1;
const HOLDOVER: i64 = 100;
/// Those without a value come after all others.
const WITHOUT: i64 = i64::MAX;

/// Puts `positions`, which are in the view's order, into groups, each in that order. Folded groups show their line alone.
pub(super) fn group(
    snapshot: &Snapshot,
    by: GroupBy,
    positions: &[u32],
    collapsed: &HashSet<String>,
) -> (Vec<GroupLine>, Vec<Line>) {
    let mut grouping = Grouping::new(snapshot, by);
    let mut placed: Vec<(i64, u32)> = Vec::with_capacity(positions.len());
    let mut tallies: HashMap<i64, Tally> = HashMap::new();
    for position in positions {
        let Some(row) = snapshot.find(*position) else { continue };
        let place = grouping.place(&row);
        tallies.entry(place).or_default().add(&row);
        placed.push((place, *position));
    }
    let order = grouping.order();
    // Stable: within a group the view's order stays.
    placed.sort_by_key(|(place, _)| order.get(place).copied().unwrap_or(*place));
    let (mut groups, mut lines): (Vec<GroupLine>, Vec<Line>) = (Vec::new(), Vec::new());
    let mut open: Option<i64> = None;
    for (place, position) in placed {
        if open != Some(place) {
            open = Some(place);
            lines.push(Line::Group(u32::try_from(groups.len()).unwrap_or(u32::MAX)));
            let (key, title) = grouping.name(place);
            let is_collapsed = collapsed.contains(&key);
            let tally = tallies.get(&place);
            groups.push(GroupLine {
                key,
                title,
                count: tally.map_or(0, |tally| tally.rows),
                totals: tally.map(Tally::totals).unwrap_or_default(),
                collapsed: is_collapsed,
            });
        }
        if groups.last().is_some_and(|group| !group.collapsed) {
            lines.push(Line::Row(position));
        }
    }
    (groups, lines)
}

/// Gives each row the place of its group.
struct Grouping<'a> {
    snapshot: &'a Snapshot,
    by: GroupBy,
    today: Day,
    /// Names that were met, by what tells them apart; their place is the order of meeting.
    met: HashMap<String, i64>,
    names: Vec<(String, String)>,
}

impl<'a> Grouping<'a> {
    fn new(snapshot: &'a Snapshot, by: GroupBy) -> Self {
        Self { snapshot, by, today: Day::of(snapshot.today), met: HashMap::new(), names: Vec::new() }
    }

    fn place(&mut self, row: &Row<'_>) -> i64 {
        let listed = &row.property.listed;
        match self.by {
            GroupBy::Client => {
                let clients = &self.snapshot.desk().clients;
                let name = || clients.iter().find(|client| client.id == listed.client_id).map(|client| client.name.clone());
                self.meet(listed.client_id.as_str(), || name().unwrap_or_else(|| listed.client_id.to_string()))
            }
            GroupBy::Property => {
                let title = || format!("{} {}", listed.id, listed.name.as_deref().unwrap_or_default()).trim_end().to_owned();
                let key = format!("{}/{}", listed.client_id, listed.id);
                self.meet(&key, title)
            }
            GroupBy::Stage => match (row.stage(), row.follow_up().and_then(|follow_up| follow_up.stage.as_ref())) {
                (Some(place), _) => i64::try_from(place).unwrap_or(WITHOUT),
                (None, Some(unlisted)) => 10_000 + self.meet(unlisted, || unlisted.clone()),
                (None, None) => WITHOUT,
            },
            GroupBy::Owner => match row.follow_up().and_then(|follow_up| follow_up.owner.as_ref()) {
                Some(owner) => self.meet(&super::fold::fold(owner), || owner.clone()),
                None => WITHOUT,
            },
            GroupBy::ExpiryMonth => match row.hot.expiry.date() {
                Some(date) => i64::from(date.year()) * 12 + i64::from(date.month()) - 1,
                None => WITHOUT,
            },
            GroupBy::Kind => row.kind() as i64,
            GroupBy::Deadline => self.band(row),
        }
    }

    fn band(&self, row: &Row<'_>) -> i64 {
        let Some(days) = row.deadline.days_from(self.today) else { return WITHOUT };
        if days < 0 {
            return if row.deadline_kind == model::DeadlineKind::Expiry { HOLDOVER } else { OVERDUE };
        }
        BANDS.iter().position(|(_, most)| days <= *most).and_then(|at| i64::try_from(at).ok()).unwrap_or(WITHOUT)
    }

    fn meet(&mut self, key: &str, title: impl FnOnce() -> String) -> i64 {
        if let Some(place) = self.met.get(key) {
            return *place;
        }
        let place = i64::try_from(self.names.len()).unwrap_or(WITHOUT);
        self.met.insert(key.to_owned(), place);
        self.names.push((key.to_owned(), title()));
        place
    }

    /// Names come by the alphabet; places that are numbers of their own already are in order.
    fn order(&self) -> HashMap<i64, i64> {
        let base = if self.by == GroupBy::Stage { 10_000 } else { 0 };
        let mut names: Vec<(String, i64)> = self.names.iter().map(|(_, title)| super::fold::fold(title)).zip(base..).collect();
        names.sort_unstable();
        names.into_iter().map(|(_, place)| place).zip(base..).collect()
    }

    fn name(&self, place: i64) -> (String, Option<String>) {
        let met = |place: i64| usize::try_from(place).ok().and_then(|at| self.names.get(at)).cloned();
        if place == WITHOUT {
            return ("none".into(), None);
        }
        let word = |word: &str| (word.to_owned(), Some(word.to_owned()));
        match self.by {
            GroupBy::Stage => match usize::try_from(place).ok().and_then(|at| self.snapshot.desk().stages().get(at)) {
                Some(stage) => (stage.id.clone(), Some(stage.name.clone())),
                None => met(place - 10_000).map_or((String::new(), None), |(key, title)| (key, Some(title))),
            },
            GroupBy::ExpiryMonth => word(&format!("{:04}-{:02}", place.div_euclid(12), place.rem_euclid(12) + 1)),
            GroupBy::Kind => word(if place == 0 { "commercial" } else { "residential" }),
            GroupBy::Deadline if place == OVERDUE => word("overdue"),
            GroupBy::Deadline if place == HOLDOVER => word("holdover"),
            GroupBy::Deadline => word(usize::try_from(place).ok().and_then(|at| BANDS.get(at)).map_or("later", |(name, _)| name)),
            GroupBy::Client | GroupBy::Property | GroupBy::Owner => {
                met(place).map_or((String::new(), None), |(key, title)| (key, Some(title)))
            }
        }
    }
}
