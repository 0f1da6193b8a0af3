//! A view: filtered and sorted once into a list of positions, which is served by windows. The positions stay here; a window of rows
//! crosses.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use model::{Decimal, Renewal};
use serde::{Deserialize, Serialize};

use super::portfolio::Snapshot;
use super::sort::compare;
use super::{Filter, SortKey};
use crate::{Engine, EngineError};

/// Rows `first` up to and without `last` of what `filter` and `sort` make.
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

/// One line of a view: the head of a group, or a renewal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ViewLine {
    Group { group: GroupLine },
    Row { renewal: Box<Renewal> },
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

/// Rows of a view that are selected, to be summed up: lines `first` up to and without `last` of each range.
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

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Sum {
    pub currency: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub amount: Decimal,
}

/// Over the whole view. Sums are of what is known; the counts say of how many rows it is not.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ViewTotals {
    pub monthly_rent: Vec<Sum>,
    pub rent_unknown: u32,
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub area_sqft: Decimal,
    pub area_unknown: u32,
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

/// The last view that was made: scrolling asks the same again and again.
#[derive(Default)]
pub(crate) struct LastView(Mutex<Option<Arc<View>>>);

struct View {
    serial: u64,
    filter: Filter,
    sort: Vec<SortKey>,
    positions: Vec<u32>,
    totals: ViewTotals,
}

impl Engine {
    /// A window of a view. Never the network.
    pub fn view(&self, query: &ViewQuery) -> Result<ViewPage, EngineError> {
        let snapshot = self.snapshot()?;
        let clients = self.list_clients()?;
        let filter = Filter::parse(&query.filter, self.today(), &clients);
        let view = self.inner.portfolio.last_view.get_or_make(&snapshot, filter, &query.sort);
        let rows = snapshot.rows();
        let wanted = query.first as usize..query.last as usize;
        let shown = view.positions.iter().skip(wanted.start).take(wanted.len());
        Ok(ViewPage {
            generation: query.generation,
            count: count(view.positions.len()),
            renewals: count(view.positions.len()),
            total: count(snapshot.len()),
            first: query.first,
            rows: shown
                .filter_map(|position| rows.get(*position as usize))
                .map(|row| ViewLine::Row { renewal: Box::new(row.renewal.clone()) })
                .collect(),
            totals: view.totals.clone(),
            not_understood: view.filter.not_understood().to_vec(),
        })
    }

    /// The sums of a selection.
    pub fn sum_selection(&self, _query: &SelectionQuery) -> Result<ViewTotals, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// All rows of a view, for lists and files. A filter that is not understood is an error here: a script must not get more than
    /// it asked for.
    pub fn list_renewals(&self, filter: &str, sort: &[SortKey]) -> Result<Vec<Renewal>, EngineError> {
        let parsed = Filter::parse(filter, self.today(), &self.list_clients()?);
        if let Some(problem) = parsed.not_understood().first() {
            return Err(EngineError::WrongUse(format!("the filter is not understood: {problem}")));
        }
        let snapshot = self.snapshot()?;
        let matching = snapshot.iter().filter(|row| parsed.matches(&row.renewal, &row.haystack));
        let mut renewals: Vec<&Renewal> = matching.map(|row| &row.renewal).collect();
        renewals.sort_by(|a, b| compare(sort, a, b));
        Ok(renewals.into_iter().cloned().collect())
    }

    pub(crate) fn snapshot(&self) -> Result<Arc<Snapshot>, EngineError> {
        Ok(self.inner.portfolio.snapshot(&self.inner.store, self.today())?)
    }
}

impl LastView {
    /// Filters are compared as understood: the same words can mean another day, or another client.
    fn get_or_make(&self, snapshot: &Snapshot, filter: Filter, sort: &[SortKey]) -> Arc<View> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |view: &&Arc<View>| view.serial == snapshot.serial && view.filter == filter && view.sort == sort;
        if let Some(view) = last.as_ref().filter(same) {
            return Arc::clone(view);
        }
        let matching = (0..).zip(snapshot.iter()).filter(|(_, row)| filter.matches(&row.renewal, &row.haystack));
        let mut shown: Vec<(u32, &Renewal)> = matching.map(|(position, row)| (position, &row.renewal)).collect();
        shown.sort_by(|(_, a), (_, b)| compare(sort, a, b));
        let view = Arc::new(View {
            serial: snapshot.serial,
            sort: sort.to_vec(),
            totals: totals(shown.iter().map(|(_, renewal)| *renewal)),
            positions: shown.into_iter().map(|(position, _)| position).collect(),
            filter,
        });
        *last = Some(Arc::clone(&view));
        view
    }
}

fn totals<'a>(renewals: impl Iterator<Item = &'a Renewal>) -> ViewTotals {
    let mut totals = ViewTotals::default();
    let mut rents: BTreeMap<Option<&str>, Decimal> = BTreeMap::new();
    for renewal in renewals {
        if !add(rents.entry(renewal.currency.as_deref()).or_default(), renewal.monthly_rent) {
            totals.rent_unknown += 1;
        }
        if !add(&mut totals.area_sqft, renewal.area_sqft) {
            totals.area_unknown += 1;
        }
    }
    let sum = |(currency, amount): (Option<&str>, Decimal)| Sum { currency: currency.map(str::to_owned), amount };
    totals.monthly_rent = rents.into_iter().filter(|(_, amount)| !amount.is_zero()).map(sum).collect();
    totals
}

/// Whether there was something that could be added.
fn add(sum: &mut Decimal, amount: Option<Decimal>) -> bool {
    let added = amount.and_then(|amount| sum.checked_add(amount));
    added.inspect(|added| *sum = *added).is_some()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
