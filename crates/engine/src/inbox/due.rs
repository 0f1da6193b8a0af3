//! The dates of a renewal that somebody may have to be reminded of.

use std::collections::{HashMap, HashSet};

use model::{Date, DeadlineKind, FollowUp, LeaseKey, Renewal};

use crate::{Engine, EngineError};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) kind: DeadlineKind,
    pub(super) on: Date,
    /// From today; negative once it has passed.
    pub(super) days: i32,
}

/// A renewal that may be reminded of: it is not muted, and its stage is not closed.
pub(super) struct Watched {
    pub(super) lease: LeaseKey,
    pub(super) renewal: Renewal,
    pub(super) dues: Vec<Due>,
}

impl Engine {
    pub(super) fn watched(&self) -> Result<Vec<Watched>, EngineError> {
        let today = self.today();
        let stages = self.desk_settings()?.stages;
        let closed: HashSet<String> = stages.into_iter().filter(|stage| stage.closed).map(|stage| stage.id).collect();
        let follow_ups: HashMap<LeaseKey, FollowUp> =
            self.inner.store.read(|reader| reader.list_follow_ups())?.into_iter().collect();
        let is_silent =
            |follow_up: &FollowUp| follow_up.muted || follow_up.stage.as_ref().is_some_and(|stage| closed.contains(stage));
        let watched = self.list_renewals("", &[])?.into_iter().filter_map(|renewal| {
            let lease = key_of(&renewal);
            let follow_up = follow_ups.get(&lease);
            let dues = dues(&renewal, follow_up, today);
            (!follow_up.is_some_and(is_silent)).then_some(Watched { lease, renewal, dues })
        });
        Ok(watched.collect())
    }
}

fn key_of(renewal: &Renewal) -> LeaseKey {
    LeaseKey {
        client_id: renewal.client_id.clone(),
        property_id: renewal.property_id.clone(),
        lease_id: renewal.lease_id.clone(),
    }
}

/// Notice and offer count while they are ahead; the staff's own date and the expiry also when they have passed.
fn dues(renewal: &Renewal, follow_up: Option<&FollowUp>, today: Date) -> Vec<Due> {
    let ahead = |date: &Date| *date >= today;
    let dates = [
        (DeadlineKind::FollowUp, follow_up.and_then(|follow_up| follow_up.follow_up_on)),
        (DeadlineKind::OptionNotice, renewal.option.as_ref().and_then(|option| option.notice_by).filter(ahead)),
        (DeadlineKind::Offer, renewal.offer.as_ref().and_then(|offer| offer.last_date).filter(ahead)),
        (DeadlineKind::Expiry, renewal.expiry_date),
    ];
    let due = |(kind, on): (DeadlineKind, Option<Date>)| {
        let on = on?;
        let days = on.since(today).map_or(0, |span| span.get_days());
        Some(Due { kind, on, days })
    };
    dates.into_iter().filter_map(due).collect()
}
