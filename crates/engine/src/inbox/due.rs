//! The dates of a renewal that somebody may have to be reminded of.

use model::{Date, DeadlineKind, LeaseKey};

use crate::query::{Day, Row, Snapshot};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) kind: DeadlineKind,
    pub(super) on: Date,
    /// From today; negative once it has passed.
    pub(super) days: i32,
}

/// A renewal that may be reminded of: it is not muted, and its stage is not closed.
pub(super) struct Watched<'a> {
    pub(super) lease: LeaseKey,
    pub(super) row: Row<'a>,
    pub(super) dues: Vec<Due>,
}

/// Those with a date not further ahead than `within` days.
pub(super) fn watched(snapshot: &Snapshot, within: i32) -> Vec<Watched<'_>> {
    let is_silent =
        |row: &Row<'_>| row.desk.is_some_and(|desk| desk.closed) || row.follow_up().is_some_and(|follow_up| follow_up.muted);
    let today = Day::of(snapshot.today);
    let mut watched = Vec::new();
    for row in snapshot.rows().filter(|row| !is_silent(row)) {
        let dues = dues(&row, today, within);
        if !dues.is_empty() {
            watched.push(Watched { lease: row.key(), row, dues });
        }
    }
    watched
}

/// Notice and offer count while they are ahead; the staff's own date and the expiry also when they have passed.
fn dues(row: &Row<'_>, today: Day, within: i32) -> Vec<Due> {
    let ahead = |day: Day| if day.days_from(today).is_some_and(|days| days >= 0) { day } else { Day::NONE };
    let dates = [
        (DeadlineKind::FollowUp, Day::from(row.follow_up().and_then(|follow_up| follow_up.follow_up_on))),
        (DeadlineKind::OptionNotice, ahead(row.hot.notice_by)),
        (DeadlineKind::Offer, ahead(row.hot.offer_last)),
        (DeadlineKind::Expiry, row.hot.expiry),
    ];
    let due = |(kind, day): (DeadlineKind, Day)| {
        let days = day.days_from(today).filter(|days| *days <= within)?;
        Some(Due { kind, on: day.date()?, days })
    };
    dates.into_iter().filter_map(due).collect()
}
