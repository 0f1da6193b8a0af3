//! Leases: a commercial one is a row, a residential one the rows of its people.

use std::collections::HashMap;
use std::hash::Hash;

use model::{Lease, LeaseId, PropertyId};

use super::Fields;

/// A lease that comes twice, on two pages or in one, is one lease; the later row wins, in the place of the first.
pub(super) fn commercial(property: &PropertyId, rows: &[Fields<'_>]) -> Vec<Lease> {
    let groups = group(rows, Fields::lease_id);
    groups.into_iter().filter_map(|rows| rows.last().and_then(|row| commercial_lease(property, row))).collect()
}

fn commercial_lease(property: &PropertyId, row: &Fields<'_>) -> Option<Lease> {
    Some(Lease {
        current: None,
        occupants: Vec::new(),
        occupant_name: row.text("occupant_name"),
        legal_name: row.text("legal_name"),
        master_occupant_id: row.text("master_occupant_id"),
        area_sqft: row.decimal("area_sqft").filter(|area| !area.is_zero()),
        address: row.joined(&["address1", "address2", "city", "state", "zip"]),
        monthly_rent: None,
        balance: None,
        ..common(property, row.lease_id()?, row)
    })
}

/// One row per person: roommates who left do not close the lease of those who stay. Two units may number their leases alike.
pub(super) fn residential(property: &PropertyId, rows: &[Fields<'_>]) -> Vec<Lease> {
    let groups = group(rows, |row| Some((row.text("building_id"), row.text("suite_id"), row.lease_id()?)));
    groups.into_iter().filter_map(|people| residential_lease(property, &people)).collect()
}

fn residential_lease(property: &PropertyId, people: &[&Fields<'_>]) -> Option<Lease> {
    let is_current = |row: &&&Fields<'_>| row.flag("current") == Some(true);
    let staying: Vec<&Fields<'_>> = people.iter().filter(is_current).copied().collect();
    let people = if staying.is_empty() { people } else { &staying };
    let first = people.first()?;
    let mut occupants = Vec::new();
    for name in people.iter().filter_map(|row| full_name(row)) {
        if !occupants.contains(&name) {
            occupants.push(name);
        }
    }
    Some(Lease {
        current: people.iter().filter_map(|row| row.flag("current")).reduce(|a, b| a || b),
        occupant_name: occupants.first().cloned(),
        occupants,
        monthly_rent: people.iter().find_map(|row| row.decimal("monthly_rent")),
        balance: people.iter().find_map(|row| row.decimal("balance")),
        notice_given_on: people.iter().find_map(|row| row.date("notice_given_on")),
        ..common(property, first.lease_id()?, first)
    })
}

fn full_name(row: &Fields<'_>) -> Option<String> {
    let parts: Vec<String> = ["first_name", "last_name"].into_iter().filter_map(|field| row.text(field)).collect();
    if parts.is_empty() { row.text("name_group") } else { Some(parts.join(" ")) }
}

fn common(property: &PropertyId, lease_id: LeaseId, row: &Fields<'_>) -> Lease {
    Lease {
        property_id: property.clone(),
        property_name: row.text("property_name"),
        lease_id,
        suite_id: row.text("suite_id"),
        occupant_name: None,
        legal_name: None,
        master_occupant_id: None,
        occupants: Vec::new(),
        area_sqft: None,
        occupancy_status: row.text("occupancy_status"),
        start_date: row.date("start_date"),
        expiry_date: row.date("expiry_date"),
        vacate_date: row.date("vacate_date"),
        term_months: row.count("term_months"),
        month_to_month: row.flag("month_to_month"),
        current: None,
        notice_given_on: None,
        monthly_rent: None,
        balance: None,
        currency: row.text("currency"),
        address: None,
        email: row.text("email"),
        phone: row.text("phone"),
        last_update: row.date("last_update"),
        missing_since: None,
    }
}

/// Rows by lease, in the order in which the leases first appear.
fn group<'a, 'b, K: Eq + Hash>(rows: &'b [Fields<'a>], key: impl Fn(&Fields<'a>) -> Option<K>) -> Vec<Vec<&'b Fields<'a>>> {
    let mut places = HashMap::new();
    let mut groups: Vec<Vec<&Fields<'_>>> = Vec::new();
    for row in rows {
        let Some(key) = key(row) else { continue };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}
