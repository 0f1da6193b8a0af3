//! What needs action: counted in buckets, each of which is a filter.

use serde::Serialize;

use super::filter::Filter;
use super::group::GroupBy;
use super::totals::{Sum, Tally};
use super::view::ViewQuery;
use crate::{Engine, EngineError, SortField, SortKey};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum BucketKind {
    /// Follow-up dates that have come.
    FollowUp,
    /// Options whose notice ends within ninety days.
    Notice,
    Due30,
    Due60,
    Due90,
    Due120,
    Due180,
    /// Expired and still open.
    Holdover,
    MonthToMonth,
    /// Due within the desk's days and nobody has begun.
    Untouched,
    Arrears,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Bucket {
    pub kind: BucketKind,
    /// What finds it, in the filter language.
    pub filter: String,
    pub count: u32,
    /// Open renewals of which it is not known: MRI has not answered for their arrears.
    pub unknown: u32,
    pub monthly_rent: Vec<Sum>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NeedsAction {
    /// The queue itself: `is:actionable`, to be sorted by deadline.
    pub filter: String,
    pub count: u32,
    /// How many days it looks ahead.
    pub days: u32,
    pub buckets: Vec<Bucket>,
    /// Open renewals in all.
    pub renewals: u32,
}

const BUCKETS: [(BucketKind, &str); 11] = [
    (BucketKind::FollowUp, "is:open follow:<1d"),
    (BucketKind::Notice, "is:open notice:0..90d"),
    (BucketKind::Due30, "is:open due:0..30d"),
    (BucketKind::Due60, "is:open due:0..60d"),
    (BucketKind::Due90, "is:open due:0..90d"),
    (BucketKind::Due120, "is:open due:0..120d"),
    (BucketKind::Due180, "is:open due:0..180d"),
    (BucketKind::Holdover, "is:open is:holdover"),
    (BucketKind::MonthToMonth, "is:open is:mtm"),
    (BucketKind::Untouched, "is:actionable is:untouched"),
    (BucketKind::Arrears, "is:open has:arrears"),
];
const QUEUE: &str = "is:actionable";
const OPEN: &str = "is:open";

impl Engine {
    /// Makes ready what the first screen will ask, while that is still being made itself. Whoever asks first finds it there, or waits
    /// for it.
    pub fn make_ready(&self) -> Result<(), EngineError> {
        let sort = vec![SortKey { field: SortField::Deadline, descending: false }];
        let group = Some(GroupBy::Deadline);
        self.view(&ViewQuery { generation: 0, filter: QUEUE.to_owned(), sort, group, collapsed: Vec::new(), first: 0, last: 0 })?;
        Ok(())
    }

    pub fn needs_action(&self) -> Result<NeedsAction, EngineError> {
        let snapshot = self.snapshot()?;
        let desk = snapshot.words();
        let scene = desk.scene(snapshot.today);
        let filters = BUCKETS.map(|(_, text)| Filter::parse(text, &scene));
        let (queue, open) = (Filter::parse(QUEUE, &scene), Filter::parse(OPEN, &scene));
        let mut tallies = BUCKETS.map(|_| Tally::default());
        let (mut waiting, mut unanswered) = (0, 0);
        for row in snapshot.rows() {
            waiting += u32::from(queue.matches(&row));
            unanswered += u32::from(row.hot.balance.units().is_none() && open.matches(&row));
            for (filter, tally) in filters.iter().zip(&mut tallies) {
                if filter.matches(&row) {
                    tally.add(&row);
                }
            }
        }
        let bucket = |((kind, filter), tally): ((BucketKind, &str), &Tally)| Bucket {
            kind,
            filter: filter.to_owned(),
            count: tally.rows,
            unknown: if kind == BucketKind::Arrears { unanswered } else { 0 },
            monthly_rent: tally.rents(),
        };
        Ok(NeedsAction {
            filter: QUEUE.to_owned(),
            count: waiting,
            days: scene.action_days,
            buckets: BUCKETS.into_iter().zip(&tallies).map(bucket).collect(),
            renewals: super::view::count(snapshot.len()),
        })
    }
}
