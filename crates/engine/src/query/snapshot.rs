//! The renewals at one moment: MRI's rows with what the desk says of them, each at a position. Orders by one field are made when they
//! are first wanted, and kept.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use model::{Date, Deadline, DeadlineKind, LeaseKey, Renewal};

use super::desk::{Desk, DeskRow};
use super::filter::Word;
use super::fold::fold;
use super::packed::{Day, Hot, PackedRows, Reading};
use super::portfolio::ListedProperty;
use crate::{SortField, SortKey};

/// A property with its renewals.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) listed: ListedProperty,
    pub(crate) rows: PackedRows,
    /// Name and id, folded.
    pub(crate) search: Box<str>,
}

impl Property {
    pub(crate) fn new(listed: ListedProperty, rows: PackedRows) -> Self {
        let search = format!("{}\n{}", fold(listed.name.as_deref().unwrap_or_default()), fold(listed.id.as_str()));
        Self { listed, rows, search: search.into() }
    }
}

pub(crate) struct Snapshot {
    /// Equal = the same renewals.
    pub(crate) serial: u64,
    pub(crate) today: Date,
    pub(super) properties: Vec<Arc<Property>>,
    /// The position of each property's first row, and the number of all.
    pub(super) firsts: Vec<u32>,
    desk: Arc<Desk>,
    /// For each position: into `desk_rows`, one more than its index; 0 = the desk says nothing.
    desk_at: Box<[u32]>,
    desk_rows: Vec<DeskRow>,
    deadlines: Box<[(Day, DeadlineKind)]>,
    pub(super) ranks: Mutex<HashMap<SortField, Arc<[u32]>>>,
    pub(super) orders: Mutex<Vec<Order>>,
}

/// All positions as some keys order them.
pub(super) type Order = (Vec<SortKey>, Arc<[u32]>);

/// One renewal, as filters and orders look at it.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) property: &'a Property,
    pub(crate) at: usize,
    pub(crate) hot: &'a Hot,
    pub(crate) desk: Option<&'a DeskRow>,
    pub(crate) deadline: Day,
    pub(crate) deadline_kind: DeadlineKind,
    /// Where all rows are gone through, what was read of the property.
    pub(crate) reading: Option<&'a Reading>,
}

impl<'a> Row<'a> {
    pub(crate) fn follow_up(&self) -> Option<&'a model::FollowUp> {
        self.desk?.follow_up.as_deref()
    }

    /// Its place in the list of stages.
    pub(crate) fn stage(&self) -> Option<usize> {
        self.desk?.stage
    }

    pub(crate) fn key(&self) -> LeaseKey {
        let ListedProperty { client_id, id, .. } = &self.property.listed;
        let lease_id = self.property.rows.lease_id(self.at).into();
        LeaseKey { client_id: client_id.clone(), property_id: id.clone(), lease_id }
    }

    pub(crate) fn own_notes(&self) -> u32 {
        self.desk.map_or(0, |desk| desk.own_notes)
    }

    /// A property of unknown kind is joined as commercial.
    pub(crate) fn kind(&self) -> model::PropertyKind {
        self.property.listed.kind.unwrap_or(model::PropertyKind::Commercial)
    }

    /// Whether its names, its property's, its notes or its options have a word.
    pub(super) fn has(&self, word: &Word) -> bool {
        let Property { rows, search, .. } = self.property;
        rows.has(self.at, word, search, self.reading)
    }
}

static SERIAL: AtomicU64 = AtomicU64::new(1);

impl Snapshot {
    pub(crate) fn new(properties: Vec<Arc<Property>>, desk: Arc<Desk>, today: Date) -> Self {
        let mut firsts = vec![0];
        let mut len = 0_u32;
        for property in &properties {
            len = len.saturating_add(u32::try_from(property.rows.len()).unwrap_or(u32::MAX));
            firsts.push(len);
        }
        let (desk_at, desk_rows) = lay_desk_over(&properties, &firsts, len, &desk);
        let mut snapshot = Self {
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            today,
            properties,
            firsts,
            desk,
            desk_at,
            desk_rows,
            deadlines: Box::default(),
            ranks: Mutex::default(),
            orders: Mutex::default(),
        };
        let day = Day::of(today);
        snapshot.deadlines = snapshot.rows().map(|row| deadline(row.hot, row.desk, day)).collect();
        snapshot
    }

    pub(crate) fn len(&self) -> usize {
        self.desk_at.len()
    }

    pub(crate) fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// In the order of their positions.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.properties.iter().zip(&self.firsts).flat_map(move |(property, first)| {
            (0..).zip(property.rows.hot()).map(move |(at, hot)| self.row(property, at, *first as usize + at, hot))
        })
    }

    pub(super) fn row<'a>(&'a self, property: &'a Property, at: usize, position: usize, hot: &'a Hot) -> Row<'a> {
        let desk = self.desk_at.get(position).and_then(|index| self.desk_rows.get((*index as usize).checked_sub(1)?));
        let (deadline, deadline_kind) = self.deadlines.get(position).copied().unwrap_or((Day::NONE, DeadlineKind::Expiry));
        Row { property, at, hot, desk, deadline, deadline_kind, reading: None }
    }

    pub(crate) fn find(&self, position: u32) -> Option<Row<'_>> {
        let index = self.firsts.partition_point(|first| *first <= position).checked_sub(1)?;
        let (property, first) = (self.properties.get(index)?, self.firsts.get(index)?);
        let at = (position - first) as usize;
        Some(self.row(property, at, position as usize, property.rows.hot().get(at)?))
    }

    pub(crate) fn properties(&self) -> &[Arc<Property>] {
        &self.properties
    }

    /// A renewal whole, for people.
    pub(crate) fn thaw(&self, row: &Row<'_>) -> Option<Renewal> {
        Some(self.with_desk(self.thaw_bare(row)?, row))
    }

    /// Without what the desk says of it.
    pub(super) fn thaw_bare(&self, row: &Row<'_>) -> Option<Renewal> {
        row.property.rows.thaw(row.at, row.reading, self.today)
    }

    fn with_desk(&self, renewal: Renewal, row: &Row<'_>) -> Renewal {
        let days = row.deadline.days_from(Day::of(self.today));
        Renewal {
            deadline: row.deadline.date().zip(days).map(|(on, days)| Deadline { on, days, kind: row.deadline_kind }),
            follow_up: row.desk.and_then(|desk| desk.follow_up.as_deref()).cloned(),
            own_notes: row.desk.map_or(0, |desk| desk.own_notes),
            ..renewal
        }
    }

    /// What the desk says of a renewal that was joined apart.
    pub(crate) fn complete(&self, renewal: Renewal) -> Renewal {
        let found = self.rows_of(&LeaseKey {
            client_id: renewal.client_id.clone(),
            property_id: renewal.property_id.clone(),
            lease_id: renewal.lease_id.clone(),
        });
        match found.first() {
            Some(row) => self.with_desk(renewal, row),
            None => renewal,
        }
    }

    /// Two units of a residential property may number their leases alike.
    pub(crate) fn rows_of(&self, key: &LeaseKey) -> Vec<Row<'_>> {
        let is_it =
            |property: &&Arc<Property>| property.listed.id == key.property_id && property.listed.client_id == key.client_id;
        let found = self.properties.iter().zip(&self.firsts).find(|(property, _)| is_it(property));
        let Some((property, first)) = found else { return Vec::new() };
        let rows = property.rows.find(&key.lease_id);
        rows.filter_map(|at| Some(self.row(property, at, *first as usize + at, property.rows.hot().get(at)?))).collect()
    }
}

fn lay_desk_over(properties: &[Arc<Property>], firsts: &[u32], len: u32, desk: &Desk) -> (Box<[u32]>, Vec<DeskRow>) {
    let mut at = vec![0_u32; len as usize].into_boxed_slice();
    let mut rows = Vec::new();
    for (property, first) in properties.iter().zip(firsts) {
        for (lease, row) in desk.of(&property.listed.client_id, &property.listed.id) {
            let found = property.rows.find(lease);
            if found.is_empty() {
                continue;
            }
            rows.push(row.clone());
            let index = u32::try_from(rows.len()).unwrap_or(0);
            for place in found {
                if let Some(slot) = at.get_mut(*first as usize + place) {
                    *slot = index;
                }
            }
        }
    }
    (at, rows)
}

/// The earliest date by which somebody must act. Notice and offers count while they are ahead: a chance that has passed needs no
/// action. A follow-up that has passed and an expiry that has passed do.
fn deadline(hot: &Hot, desk: Option<&DeskRow>, today: Day) -> (Day, DeadlineKind) {
    let none = (Day::NONE, DeadlineKind::Expiry);
    if desk.is_some_and(|desk| desk.closed) {
        return none;
    }
    let follow_up = desk.and_then(|desk| desk.follow_up.as_ref()).and_then(|follow_up| follow_up.follow_up_on);
    let ahead = |day: Day| if day.days_from(today).is_some_and(|days| days >= 0) { day } else { Day::NONE };
    let dates = [
        (Day::from(follow_up), DeadlineKind::FollowUp),
        (ahead(hot.notice_by), DeadlineKind::OptionNotice),
        (ahead(hot.offer_last), DeadlineKind::Offer),
        (hot.expiry, DeadlineKind::Expiry),
    ];
    dates.into_iter().filter(|(day, _)| *day != Day::NONE).min_by(|(a, _), (b, _)| a.compare(*b)).unwrap_or(none)
}
