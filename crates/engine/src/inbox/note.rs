//! Writes down which deadlines have come within a lead time, so that each is told once at each of its lead times.
//!
//! A property that is looked at for the first time tells only what is within the shortest lead time; the rest of its deadlines is passed
//! over in silence until its next lead time comes. So neither a first start nor a hundred new properties flood the inbox. The same goes
//! for what comes due while reminders are switched off.

use std::collections::{HashMap, HashSet};

use model::{ClientId, Date, DeadlineKind, LeaseKey, PropertyId};
use store::ReminderRow;

use super::due::{Due, Watched, watched};
use crate::{Engine, EngineError, Topic};

/// What has passed longer ago is no news.
const PAST_DAYS: i32 = 7;
/// So long after its date a reminder is kept.
const KEPT_DAYS: i64 = 365;

type Told = HashMap<(LeaseKey, DeadlineKind, Date), ReminderRow>;

impl Engine {
    /// Writes down the deadlines that have come within a lead time since the last look; how many are to be told. Doing it twice adds
    /// nothing.
    pub fn note_reminders(&self) -> Result<u32, EngineError> {
        let settings = self.desk_settings()?.reminders;
        let furthest = settings.lead_days.iter().max().and_then(|days| i32::try_from(*days).ok()).unwrap_or(0);
        let snapshot = self.snapshot()?;
        let watched = watched(&snapshot, furthest);
        let listed = snapshot.properties().iter().map(|property| (property.listed.client_id.clone(), property.listed.id.clone()));
        let listed: HashSet<(ClientId, PropertyId)> = listed.collect();
        let (now, oldest) = (self.now(), self.today().saturating_sub(jiff::Span::new().days(KEPT_DAYS)));
        let noted = self.write_desk(|desk| {
            desk.delete_reminders_before(oldest)?;
            let told = desk.list_reminders()?.into_iter().map(|row| ((row.lease.clone(), row.kind, row.due_on), row));
            let told: Told = told.collect();
            let known: HashSet<(ClientId, PropertyId)> = desk.list_reminded_properties()?.into_iter().collect();
            let mut noted = 0_u32;
            for one in &watched {
                let property = (one.lease.client_id.clone(), one.lease.property_id.clone());
                let is_new = !known.contains(&property);
                for row in one.dues.iter().filter_map(|due| to_tell(one, due, &settings.lead_days, &told)) {
                    let is_near = settings.lead_days.iter().min() == Some(&row.lead_days);
                    let silent = !settings.enabled || (is_new && !is_near);
                    noted += u32::from(!silent);
                    desk.upsert_reminder(&ReminderRow { silent, at: now, ..row })?;
                }
            }
            let mut new = listed.difference(&known);
            new.try_for_each(|(client, property)| desk.insert_reminded_property(client, property, now))?;
            Ok(noted)
        })?;
        if noted > 0 {
            self.notify(Topic::Desk);
        }
        Ok(noted)
    }
}

/// The row of a deadline that has reached a lead time at which it was not told yet.
fn to_tell(watched: &Watched<'_>, due: &Due, leads: &[u32], told: &Told) -> Option<ReminderRow> {
    let is_reached = |lead: &&u32| i64::from(due.days) <= i64::from(**lead);
    let lead_days = *leads.iter().filter(is_reached).min().filter(|_| due.days >= -PAST_DAYS)?;
    let before = told.get(&(watched.lease.clone(), due.kind, due.on));
    if before.is_some_and(|row| row.lead_days <= lead_days) {
        return None;
    }
    Some(ReminderRow {
        id: before.map_or_else(|| uuid::Uuid::now_v7().to_string(), |row| row.id.clone()),
        lease: watched.lease.clone(),
        kind: due.kind,
        due_on: due.on,
        lead_days,
        silent: false,
        at: model::Instant(0),
        read_at: None,
        digested: false,
    })
}
