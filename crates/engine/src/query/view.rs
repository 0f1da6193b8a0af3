//! A view: filtered, ordered and grouped once into a list of lines, which is served by windows. The lines stay here; a window of rows
//! crosses.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use model::{Client, Date, Renewal};
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::group::{GroupBy, GroupLine, Line, group};
use super::snapshot::Snapshot;
use super::totals::{Tally, ViewTotals};
use super::{Filter, Scene, SortKey};
use crate::{Engine, EngineError};

/// Lines `first` up to and without `last` of what `filter`, `sort` and `group` make.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ViewQuery {
    /// Grows with each new question of a window, so that a late answer can be told and dropped.
    pub generation: u32,
    /// The one-line language of [`Filter`].
    pub filter: String,
    pub sort: Vec<SortKey>,
    pub group: Option<GroupBy>,
    /// Keys of groups whose renewals are folded away.
    pub collapsed: Vec<String>,
    pub first: u32,
    pub last: u32,
}

/// One line of a view: the head of a group, or a renewal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ViewLine {
    Group { group: GroupLine },
    Row { renewal: Box<Renewal> },
}

/// Rows of a view that are selected, to be summed up: lines `first` up to and without `last`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SelectionQuery {
    pub filter: String,
    pub sort: Vec<SortKey>,
    pub group: Option<GroupBy>,
    pub collapsed: Vec<String>,
    pub first: u32,
    pub last: u32,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ViewPage {
    pub generation: u32,
    /// Lines, heads of groups included.
    pub count: u32,
    /// Renewals that the filter finds, folded away or not.
    pub renewals: u32,
    /// Without the filter.
    pub total: u32,
    pub first: u32,
    pub rows: Vec<ViewLine>,
    pub totals: ViewTotals,
    /// Terms of the filter that were not understood and left out, each with why.
    pub not_understood: Vec<String>,
}

/// The last views that were made: scrolling asks the same again and again, and two lists may be on screen.
#[derive(Default)]
pub(crate) struct LastViews(Mutex<Vec<Arc<View>>>);

const KEPT: usize = 3;

pub(crate) struct View {
    serial: u64,
    asked: Asked,
    renewals: u32,
    groups: Vec<GroupLine>,
    lines: Vec<Line>,
    totals: ViewTotals,
}

#[derive(PartialEq)]
struct Asked {
    filter: Filter,
    sort: Vec<SortKey>,
    group: Option<GroupBy>,
    collapsed: Vec<String>,
}

/// What words of a filter can mean at this desk.
pub(crate) struct FilterDesk {
    desk: Arc<Desk>,
    me: String,
}

impl FilterDesk {
    pub(crate) fn scene(&self, today: Date) -> Scene<'_> {
        Scene {
            today,
            clients: &self.desk.clients,
            stages: self.desk.stages(),
            unlisted: &self.desk.unlisted,
            me: &self.me,
            action_days: self.desk.settings.action_days,
        }
    }

    pub(crate) fn clients(&self) -> &[Client] {
        &self.desk.clients
    }

    fn of(desk: &Arc<Desk>) -> Self {
        Self { me: desk.settings.author(), desk: Arc::clone(desk) }
    }
}

impl Snapshot {
    pub(super) fn words(&self) -> FilterDesk {
        FilterDesk::of(self.desk())
    }
}

impl Engine {
    /// A window of a view. Never the network.
    pub fn view(&self, query: &ViewQuery) -> Result<ViewPage, EngineError> {
        let snapshot = self.snapshot()?;
        let filter = Filter::parse(&query.filter, &snapshot.words().scene(snapshot.today));
        let ViewQuery { sort, group, collapsed, .. } = query.clone();
        let view = self.inner.portfolio.last_views.get_or_make(&snapshot, Asked { filter, sort, group, collapsed });
        let wanted = query.first as usize..query.last as usize;
        let shown = view.lines.iter().skip(wanted.start).take(wanted.len());
        Ok(ViewPage {
            generation: query.generation,
            count: count(view.lines.len()),
            renewals: view.renewals,
            total: count(snapshot.len()),
            first: query.first,
            rows: shown.map(|line| view.line(*line, &snapshot)).collect::<Option<_>>().ok_or_else(unread)?,
            totals: view.totals.clone(),
            not_understood: view.asked.filter.not_understood().to_vec(),
        })
    }

    /// The sums of a selection.
    pub fn sum_selection(&self, query: &SelectionQuery) -> Result<ViewTotals, EngineError> {
        let snapshot = self.snapshot()?;
        let filter = Filter::parse(&query.filter, &snapshot.words().scene(snapshot.today));
        let SelectionQuery { sort, group, collapsed, .. } = query.clone();
        let view = self.inner.portfolio.last_views.get_or_make(&snapshot, Asked { filter, sort, group, collapsed });
        let mut tally = Tally::default();
        let wanted = query.first as usize..query.last as usize;
        for line in view.lines.iter().skip(wanted.start).take(wanted.len()) {
            if let Line::Row(position) = line
                && let Some(row) = snapshot.find(*position)
            {
                tally.add(&row);
            }
        }
        Ok(tally.totals())
    }

    /// All rows of a view, for lists and files. A filter that is not understood is an error here: a script must not get more than
    /// it asked for.
    pub fn list_renewals(&self, filter: &str, sort: &[SortKey]) -> Result<Vec<Renewal>, EngineError> {
        let snapshot = self.snapshot()?;
        let parsed = understand(&snapshot, filter)?;
        let positions = matching(&snapshot, &parsed, sort);
        let thaw = |position: &u32| snapshot.thaw(&snapshot.find(*position)?);
        positions.iter().map(thaw).collect::<Option<_>>().ok_or_else(unread)
    }

    pub(crate) fn snapshot(&self) -> Result<Arc<Snapshot>, EngineError> {
        Ok(self.inner.portfolio.snapshot(&self.inner.store, self.today())?)
    }
}

/// A filter of which every word is understood, by what the words mean to these rows: a list of stages that changes meanwhile must not
/// make it another filter.
fn understand(snapshot: &Snapshot, filter: &str) -> Result<Filter, EngineError> {
    let parsed = Filter::parse(filter, &snapshot.words().scene(snapshot.today));
    match parsed.not_understood() {
        [] => Ok(parsed),
        problems => Err(EngineError::FilterNotUnderstood(problems.to_vec())),
    }
}

/// Positions that a filter finds, in an order.
pub(super) fn matching(snapshot: &Snapshot, filter: &Filter, sort: &[SortKey]) -> Vec<u32> {
    ordered(snapshot, sort, &snapshot.map_rows(|row| filter.matches(row)))
}

/// The same, with what they add up to.
fn matching_with_tally(snapshot: &Snapshot, filter: &Filter, sort: &[SortKey]) -> (Vec<u32>, Tally) {
    let parts = snapshot.in_parts(|part| {
        let (mut found, mut tally) = (Vec::new(), Tally::default());
        part.each_row(|row| {
            let is_found = filter.matches(row);
            if is_found {
                tally.add(row);
            }
            found.push(is_found);
        });
        (found, tally)
    });
    let (found, tallies): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    (ordered(snapshot, sort, &found.concat()), tallies.into_iter().fold(Tally::default(), Tally::with))
}

/// Looked at in the rows' own order, which is how they lie in memory; then the order is only walked.
fn ordered(snapshot: &Snapshot, sort: &[SortKey], found: &[bool]) -> Vec<u32> {
    let order = snapshot.order(sort);
    order.iter().copied().filter(|position| found.get(*position as usize).copied().unwrap_or(false)).collect()
}

impl LastViews {
    /// Filters are compared as understood: the same words can mean another day, or another client.
    fn get_or_make(&self, snapshot: &Snapshot, asked: Asked) -> Arc<View> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.retain(|view| view.serial == snapshot.serial);
        if let Some(at) = last.iter().position(|view| view.asked == asked) {
            let found = last.remove(at);
            last.push(Arc::clone(&found));
            return found;
        }
        let view = Arc::new(View::make(snapshot, asked));
        if last.len() >= KEPT {
            last.remove(0);
        }
        last.push(Arc::clone(&view));
        view
    }
}

impl View {
    fn make(snapshot: &Snapshot, asked: Asked) -> Self {
        let (positions, tally) = matching_with_tally(snapshot, &asked.filter, &asked.sort);
        let (groups, lines) = match asked.group {
            Some(by) => group(snapshot, by, &positions, &asked.collapsed.iter().cloned().collect::<HashSet<_>>()),
            None => (Vec::new(), positions.iter().copied().map(Line::Row).collect()),
        };
        Self { serial: snapshot.serial, asked, renewals: tally.rows, groups, lines, totals: tally.totals() }
    }

    fn line(&self, line: Line, snapshot: &Snapshot) -> Option<ViewLine> {
        match line {
            Line::Group(at) => Some(ViewLine::Group { group: self.groups.get(at as usize)?.clone() }),
            Line::Row(position) => Some(ViewLine::Row { renewal: Box::new(snapshot.thaw(&snapshot.find(position)?)?) }),
        }
    }
}

/// A list with holes in it would look like a whole one.
fn unread() -> EngineError {
    EngineError::Internal("rows that were laid away cannot be read from the disk; the log says why".into())
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
