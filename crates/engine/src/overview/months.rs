//! What expires in which month, and how far the staff have come with it.

use std::collections::BTreeMap;

use jiff::{Span, ToSpan};
use model::{Date, Renewal, Stage};

use super::{AtStake, ExpiryMonth, StageAtStake};

/// This one and those after it.
const MONTHS: i32 = 24;

pub(super) fn list(renewals: &[Renewal], stages: &[Stage], today: Date) -> Vec<ExpiryMonth> {
    let mut by_month: BTreeMap<(i16, i8), Vec<&Renewal>> = BTreeMap::new();
    for renewal in renewals {
        if let Some(expiry) = renewal.expiry_date {
            by_month.entry((expiry.year(), expiry.month())).or_default().push(renewal);
        }
    }
    let first = today.first_of_month();
    let month = |ahead: Span| first.checked_add(ahead).ok();
    let shown = (0..MONTHS).filter_map(|ahead| month(ahead.months()));
    shown
        .map(|month| {
            let expiring = by_month.remove(&(month.year(), month.month())).unwrap_or_default();
            ExpiryMonth { month: spelt(month), total: AtStake::of(expiring.iter().copied()), stages: by_stage(&expiring, stages) }
        })
        .collect()
}

/// In the pipeline's order; then stages that were taken off the list, then those without one.
fn by_stage(renewals: &[&Renewal], stages: &[Stage]) -> Vec<StageAtStake> {
    let mut groups: BTreeMap<(usize, Option<&str>), Vec<&Renewal>> = BTreeMap::new();
    for renewal in renewals {
        let stage = renewal.follow_up.as_ref().and_then(|own| own.stage.as_deref());
        let listed = stage.map(|id| stages.iter().position(|stage| stage.id == id).unwrap_or(stages.len()));
        groups.entry((listed.unwrap_or(usize::MAX), stage)).or_default().push(renewal);
    }
    let of = |((_, stage), renewals): ((usize, Option<&str>), Vec<&Renewal>)| StageAtStake {
        stage: stage.map(str::to_owned),
        at_stake: AtStake::of(renewals),
    };
    groups.into_iter().map(of).collect()
}

/// `2027-03`.
pub(super) fn spelt(month: Date) -> String {
    month.strftime("%Y-%m").to_string()
}
