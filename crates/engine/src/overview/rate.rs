//! How many of the leases that were to expire in a month were renewed. What counts as renewed, left and undecided is told with
//! [`RenewalRate`].

use std::collections::{BTreeMap, HashMap};

use jiff::ToSpan;
use model::{ChangeKind, ClientId, Date, LeaseId, PropertyId};

use super::RenewalRate;
use super::months::spelt;
use crate::changes::last_expiry;
use crate::query::list_properties;
use crate::{Engine, EngineError};

/// Whole ones, before this.
const MONTHS: i32 = 12;

type Move = (Option<Date>, Option<Date>);

/// What syncs have seen of one lease's expiry.
pub(super) struct Past {
    client_id: ClientId,
    property_id: PropertyId,
    property_name: Option<String>,
    /// From where to where, oldest first.
    moves: Vec<Move>,
    last: Option<Date>,
    gone: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Renewed,
    Left,
    Undecided,
}

impl Past {
    /// `None` = the lease is not of that month's cohort.
    fn fate(&self, month: Date) -> Option<Fate> {
        let is_of_month = |date: Option<Date>| date.is_some_and(|date| date.first_of_month() == month);
        if is_of_month(self.last) {
            return Some(if self.gone { Fate::Left } else { Fate::Undecided });
        }
        let (_, after) = self.moves.iter().rev().find(|(before, _)| is_of_month(*before))?;
        after.filter(|after| after.first_of_month() > month).map(|_| Fate::Renewed)
    }
}

impl Engine {
    /// Of every lease at a property that is still on a client's list.
    pub(super) fn pasts(&self) -> Result<Vec<Past>, EngineError> {
        let store = &self.inner.store;
        let (listed, known, moved) = store.read(|reader| {
            Ok((list_properties(reader)?, reader.list_all_known_leases()?, reader.list_changes_of_kind(ChangeKind::Expiry)?))
        })?;
        let listed: HashMap<(ClientId, PropertyId), Option<String>> =
            listed.into_iter().map(|property| ((property.client_id, property.id), property.name)).collect();
        let mut moves: HashMap<(ClientId, PropertyId, LeaseId), Vec<Move>> = HashMap::new();
        let date = |text: Option<String>| text.and_then(|text| text.parse().ok());
        for change in moved {
            let lease = (change.client_id, change.property_id, change.lease_id);
            moves.entry(lease).or_default().push((date(change.before), date(change.after)));
        }
        let mut past = |(client, property, known): (ClientId, PropertyId, store::KnownLease)| {
            let property_name = listed.get(&(client.clone(), property.clone()))?.clone();
            let last = last_expiry(&known);
            let moves = moves.remove(&(client.clone(), property.clone(), known.lease_id)).unwrap_or_default();
            Some(Past { client_id: client, property_id: property, property_name, moves, last, gone: known.gone_at.is_some() })
        };
        Ok(known.into_iter().filter_map(&mut past).collect())
    }
}

/// By month; in each, all properties first, then each by its client and id.
pub(super) fn list(pasts: &[Past], today: Date) -> Vec<RenewalRate> {
    let this_month = today.first_of_month();
    let months = (1..=MONTHS).rev().filter_map(|ago| this_month.checked_sub(ago.months()).ok());
    months.flat_map(|month| of_month(pasts, month)).collect()
}

fn of_month(pasts: &[Past], month: Date) -> Vec<RenewalRate> {
    // `None` sorts first.
    let mut rates: BTreeMap<Option<(&ClientId, &PropertyId)>, RenewalRate> = BTreeMap::new();
    for (past, fate) in pasts.iter().filter_map(|past| Some((past, past.fate(month)?))) {
        for property in [None, Some((&past.client_id, &past.property_id))] {
            let rate = rates.entry(property).or_insert_with(|| RenewalRate {
                month: spelt(month),
                client_id: property.map(|(client, _)| client.clone()),
                property_id: property.map(|(_, id)| id.clone()),
                property_name: property.and(past.property_name.clone()),
                cohort: 0,
                renewed: 0,
                left: 0,
                undecided: 0,
            });
            rate.cohort += 1;
            match fate {
                Fate::Renewed => rate.renewed += 1,
                Fate::Left => rate.left += 1,
                Fate::Undecided => rate.undecided += 1,
            }
        }
    }
    rates.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);
    const MARCH: Date = date(2026, 3, 1);

    fn past(moves: &[Move], last: Option<Date>, gone: bool) -> Past {
        Past {
            client_id: "harbour".into(),
            property_id: "000001".into(),
            property_name: Some("Harbour House".into()),
            moves: moves.to_vec(),
            last,
            gone,
        }
    }

    fn in_march(day: i8) -> Option<Date> {
        Some(date(2026, 3, day))
    }

    fn in_2029() -> Option<Date> {
        Some(date(2029, 3, 31))
    }

    #[test]
    fn an_expiry_that_moved_to_a_later_month_was_renewed() {
        assert_eq!(past(&[(in_march(31), in_2029())], in_2029(), false).fate(MARCH), Some(Fate::Renewed));
        let later_gone = past(&[(in_march(31), Some(date(2026, 9, 30)))], Some(date(2026, 9, 30)), true);
        assert_eq!(later_gone.fate(MARCH), Some(Fate::Renewed), "that it left afterwards is of another month");
        assert_eq!(later_gone.fate(date(2026, 9, 1)), Some(Fate::Left));
    }

    #[test]
    fn a_lease_that_was_last_known_to_expire_in_the_month_left_or_is_undecided() {
        assert_eq!(past(&[], in_march(31), true).fate(MARCH), Some(Fate::Left));
        assert_eq!(past(&[], in_march(31), false).fate(MARCH), Some(Fate::Undecided));
        assert_eq!(
            past(&[(in_march(15), in_march(31))], in_march(31), false).fate(MARCH),
            Some(Fate::Undecided),
            "moved within it"
        );
    }

    #[test]
    fn a_correction_to_an_earlier_month_or_to_none_takes_a_lease_out_of_the_cohort() {
        let february = Some(date(2026, 2, 28));
        let corrected = past(&[(in_march(31), february)], february, false);
        assert_eq!((corrected.fate(MARCH), corrected.fate(date(2026, 2, 1))), (None, Some(Fate::Undecided)));
        assert_eq!(past(&[(in_march(31), None)], None, false).fate(MARCH), None);
    }

    #[test]
    fn a_move_that_was_taken_back_has_not_happened() {
        let back = past(&[(in_march(31), in_2029()), (in_2029(), in_march(31))], in_march(31), false);
        assert_eq!(back.fate(MARCH), Some(Fate::Undecided));
    }

    #[test]
    fn a_lease_is_counted_once_per_month_and_once_per_property() {
        let april = Some(date(2026, 4, 30));
        let twice = past(&[(in_march(31), april), (april, in_march(30)), (in_march(30), in_2029())], in_2029(), false);
        let elsewhere = Past { property_id: "000002".into(), ..past(&[], in_march(1), true) };
        let rates = list(&[twice, elsewhere], TODAY);
        let march: Vec<_> = rates.iter().filter(|rate| rate.month == "2026-03").collect();
        let figures = |rate: &RenewalRate| (rate.cohort, rate.renewed, rate.left, rate.undecided);
        assert_eq!(march.iter().map(|rate| figures(rate)).collect::<Vec<_>>(), [(2, 1, 1, 0), (1, 1, 0, 0), (1, 0, 1, 0)]);
        let ids: Vec<_> = march.iter().map(|rate| rate.property_id.as_ref().map(PropertyId::as_str)).collect();
        assert_eq!(ids, [None, Some("000001"), Some("000002")]);
    }

    #[test]
    fn the_same_property_id_of_two_clients_is_two_properties() {
        let other = Past { client_id: "northside".into(), ..past(&[], in_march(1), true) };
        let rates = list(&[past(&[], in_march(31), false), other], TODAY);
        let of: Vec<_> = rates.iter().map(|rate| (rate.client_id.as_ref().map(ClientId::as_str), rate.cohort)).collect();
        assert_eq!(of, [(None, 2), (Some("harbour"), 1), (Some("northside"), 1)]);
    }

    #[test]
    fn twelve_whole_months_are_shown_and_those_without_a_cohort_are_not() {
        let expiring = |day| past(&[], Some(day), false);
        let pasts = [date(2025, 10, 31), date(2025, 11, 1), date(2026, 10, 31), date(2026, 11, 1)].map(expiring);
        let months: Vec<_> =
            list(&pasts, TODAY).into_iter().filter(|rate| rate.property_id.is_none()).map(|rate| rate.month).collect();
        assert_eq!(months, ["2025-11", "2026-10"]);
    }
}
