//! What is at stake at each property within a year.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::ToSpan;
use model::{ClientId, Date, Decimal, PropertyId, Renewal};

use super::at_stake::Sums;
use super::{AtStake, PropertyAtStake, count};

/// The most first. Sums of several currencies cannot be compared: the largest of each property stands for it.
pub(super) fn list(renewals: &[Renewal], today: Date) -> Vec<PropertyAtStake> {
    let mut by_property: BTreeMap<(&ClientId, &PropertyId), Vec<&Renewal>> = BTreeMap::new();
    for renewal in renewals {
        by_property.entry((&renewal.client_id, &renewal.property_id)).or_default().push(renewal);
    }
    let mut properties: Vec<PropertyAtStake> =
        by_property.into_iter().map(|(id, renewals)| property(id, &renewals, today)).collect();
    properties.sort_by_key(|property| Reverse((most(property), property.at_stake.renewals, property.renewals)));
    properties
}

fn property((client, id): (&ClientId, &PropertyId), renewals: &[&Renewal], today: Date) -> PropertyAtStake {
    let horizon = today.checked_add(12.months()).unwrap_or(Date::MAX);
    let is_at_stake = |renewal: &&&Renewal| renewal.expiry_date.is_some_and(|expiry| expiry < horizon);
    let mut arrears = Sums::default();
    for renewal in renewals {
        arrears.add(renewal.currency.as_deref(), renewal.balance_due.filter(|due| *due > Decimal::ZERO));
    }
    PropertyAtStake {
        client_id: client.clone(),
        property_id: id.clone(),
        property_name: renewals.iter().find_map(|renewal| renewal.property_name.clone()),
        at_stake: AtStake::of(renewals.iter().filter(is_at_stake).copied()),
        renewals: count(renewals.len()),
        arrears: arrears.list(),
    }
}

fn most(property: &PropertyAtStake) -> Decimal {
    property.at_stake.monthly_rent.iter().map(|sum| sum.amount).max().unwrap_or_default()
}
