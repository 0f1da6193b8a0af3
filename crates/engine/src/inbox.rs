//! Reminders: deadlines that have come within a lead time, each told once, and the digest of them. A muted lease is silent.

mod digest;
mod due;
mod note;

use model::{DeadlineKind, Instant, LeaseKey};
use serde::Serialize;
use store::ReminderRow;

use crate::query::Snapshot;
use crate::{Engine, EngineError, Topic};
use due::{Watched, watched};

/// A deadline that came within a lead time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    pub id: String,
    pub lease: LeaseKey,
    pub occupant_name: Option<String>,
    pub property_name: Option<String>,
    pub suite_id: Option<String>,
    pub kind: DeadlineKind,
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: model::Date,
    /// From today; negative once it has passed.
    pub days: i32,
    pub at: Instant,
    pub read: bool,
}

/// The reminders that are shown, of all that there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Inbox {
    pub reminders: Vec<Reminder>,
    /// Shown or not.
    pub all: u32,
    pub unread: u32,
}

/// Nobody reads further, and after a first sync there may be thousands.
const SHOWN: usize = 100;

/// What a system notification says: counts only, no tenant's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// New reminders since the last digest.
    pub reminders: u32,
    /// Deadlines within seven days.
    pub this_week: u32,
    /// Changes that nobody has seen yet.
    pub changes: u32,
}

impl Engine {
    /// The hundred that come first: unread ones, then by deadline. Those of leases that are gone, muted or closed are left out, and
    /// those whose date has moved.
    pub fn list_reminders(&self) -> Result<Inbox, EngineError> {
        let (snapshot, rows) = (self.snapshot()?, self.inner.store.read(|reader| reader.list_reminders())?);
        let watched = watched(&snapshot, furthest(&rows));
        let mut standing: Vec<(ReminderRow, &Watched<'_>)> = standing(rows, &watched).collect();
        standing.sort_by(|(a, _), (b, _)| {
            (a.read_at.is_some(), a.due_on, &a.lease, a.kind).cmp(&(b.read_at.is_some(), b.due_on, &b.lease, b.kind))
        });
        let unread = standing.iter().filter(|(row, _)| row.read_at.is_none()).count();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (all, unread) = (count(standing.len()), count(unread));
        let shown = standing.into_iter().take(SHOWN);
        let reminders = shown.filter_map(|(row, watched)| reminder(row, watched, &snapshot)).collect();
        Ok(Inbox { reminders, all, unread })
    }

    /// Empty = all of them.
    pub fn mark_reminders_read(&self, ids: &[String]) -> Result<(), EngineError> {
        let now = self.now();
        self.inner.store.write_desk(|desk| match ids {
            [] => desk.mark_all_reminders_read(now),
            ids => ids.iter().try_for_each(|id| desk.mark_reminder_read(id, now)),
        })?;
        self.notify(Topic::Desk);
        Ok(())
    }
}

/// No reminder was told earlier than so many days ahead.
fn furthest(rows: &[ReminderRow]) -> i32 {
    rows.iter().map(|row| row.lead_days).max().and_then(|days| i32::try_from(days).ok()).unwrap_or(0)
}

/// What was told and still is so, beside the renewal that it is of.
fn standing<'w, 'a>(rows: Vec<ReminderRow>, watched: &'w [Watched<'a>]) -> impl Iterator<Item = (ReminderRow, &'w Watched<'a>)> {
    let by_due: std::collections::HashMap<_, _> =
        watched.iter().flat_map(|one| one.dues.iter().map(move |due| ((&one.lease, due.kind, due.on), one))).collect();
    rows.into_iter().filter(|row| !row.silent).filter_map(move |row| {
        let watched = *by_due.get(&(&row.lease, row.kind, row.due_on))?;
        Some((row, watched))
    })
}

fn reminder(row: ReminderRow, watched: &Watched<'_>, snapshot: &Snapshot) -> Option<Reminder> {
    let renewal = snapshot.thaw(&watched.row)?;
    Some(Reminder {
        id: row.id,
        days: watched.dues.iter().find(|due| due.on == row.due_on).map_or(0, |due| due.days),
        lease: row.lease,
        occupant_name: renewal.occupant_name,
        property_name: renewal.property_name,
        suite_id: renewal.suite_id,
        kind: row.kind,
        on: row.due_on,
        at: row.at,
        read: row.read_at.is_some(),
    })
}
