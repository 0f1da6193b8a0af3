//! Positions in an order. For each field every row has a rank, made once per snapshot; an order is then made of numbers, whatever the
//! field, and walking it with a filter needs no sorting at all.

use std::sync::{Arc, PoisonError};

use super::fold::fold;
use super::packed::{Amount, Day, Name};
use super::snapshot::{Row, Snapshot};
use crate::{SortField, SortKey};

/// Orders of this many kinds are kept.
const KEPT: usize = 4;
const UNKNOWN: u32 = u32::MAX;

/// What a row is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value<'a> {
    Number(i128),
    Text(&'a str),
    Own(String),
}

impl Snapshot {
    /// All positions in an order. `sort` first, then the expiry, property and lease.
    pub(super) fn order(&self, sort: &[SortKey]) -> Arc<[u32]> {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = orders.iter().position(|(keys, _)| keys == sort) {
            let found = orders.remove(at);
            let order = Arc::clone(&found.1);
            orders.push(found);
            return order;
        }
        let order = self.make_order(sort);
        if orders.len() >= KEPT {
            orders.remove(0);
        }
        orders.push((sort.to_vec(), Arc::clone(&order)));
        order
    }

    /// The ranks of what the desk has no say in, as another snapshot of the same rows made them.
    pub(super) fn take_ranks(&self, from: &Self) {
        use SortField as F;
        let is_desks = |field: &F| {
            matches!(field, F::Deadline | F::Stage | F::Owner | F::FollowUpOn | F::NextStep | F::Tags | F::OwnNotes | F::Client)
        };
        let theirs = from.ranks.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = theirs.iter().filter(|(field, _)| !is_desks(field)).map(|(field, ranks)| (*field, Arc::clone(ranks)));
        self.ranks.lock().unwrap_or_else(PoisonError::into_inner).extend(kept);
    }

    /// From the last key to the first, each keeping what the ones after it made.
    fn make_order(&self, sort: &[SortKey]) -> Arc<[u32]> {
        let soonest = SortKey { field: SortField::ExpiryDate, descending: false };
        let all = (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).collect();
        let by_soonest = sort.iter().all(|key| key.field != soonest.field).then_some(&soonest);
        let keys = sort.iter().chain(by_soonest).rev();
        keys.fold(all, |order: Vec<u32>, key| sort_by_rank(&order, &self.rank(key.field), key.descending)).into()
    }

    /// Of every position: equal values have equal ranks, and unknown has the last one.
    fn rank(&self, field: SortField) -> Arc<[u32]> {
        // Two names of one order.
        let field = match field {
            SortField::DaysToExpiry => SortField::ExpiryDate,
            SortField::AnnualRent => SortField::MonthlyRent,
            other => other,
        };
        let known = self.ranks.lock().unwrap_or_else(PoisonError::into_inner).get(&field).cloned();
        if let Some(known) = known {
            return known;
        }
        let made: Arc<[u32]> = self.make_rank(field).into();
        self.ranks.lock().unwrap_or_else(PoisonError::into_inner).insert(field, Arc::clone(&made));
        made
    }

    fn make_rank(&self, field: SortField) -> Vec<u32> {
        let all: Vec<Option<Value<'_>>> = if is_laid(field) {
            self.map_rows(|row| self.laid_value(field, row))
        } else {
            self.rows().map(|row| self.value(field, &row)).collect()
        };
        let mut values: Vec<(Value<'_>, u32)> = all.into_iter().zip(0..).filter_map(|(value, at)| Some((value?, at))).collect();
        values.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut ranks = vec![UNKNOWN; self.len()];
        let mut rank = 0;
        let mut before: Option<&Value<'_>> = None;
        for (value, position) in &values {
            if before.is_some_and(|before| before != value) {
                rank += 1;
            }
            before = Some(value);
            if let Some(slot) = ranks.get_mut(*position as usize) {
                *slot = rank;
            }
        }
        ranks
    }

    fn laid_value(&self, field: SortField, row: &Row<'_>) -> Option<Value<'static>> {
        let name = |name: Name| row.property.rows.name(row.at, name, row.reading?).map(Value::Own);
        let amount = |amount: Option<model::Decimal>| Amount::from(amount).units().map(Value::Number);
        let date = |date: Option<model::Date>| Day::from(date).rank().map(|day| Value::Number(day.into()));
        let renewal = || self.thaw_bare(row);
        match field {
            SortField::OccupantName => name(Name::Occupant),
            SortField::SuiteId => name(Name::Suite),
            SortField::RentPerSqft => amount(renewal()?.rent_per_sqft),
            SortField::BudgetRentPerSqft => amount(renewal()?.budget_rent_per_sqft),
            SortField::BudgetImprovementPerSqft => amount(renewal()?.budget_improvement_per_sqft),
            SortField::NoticeDate => date(renewal()?.notice_date),
            SortField::NextReviewDate => date(renewal()?.next_review_date),
            _ => renewal()?.occupancy_status.as_deref().map(|status| Value::Own(fold(status))),
        }
    }

    fn value<'a>(&'a self, field: SortField, row: &Row<'a>) -> Option<Value<'a>> {
        use SortField as F;
        let hot = row.hot;
        let number = |number: i64| Value::Number(number.into());
        let desk = |get: fn(&model::FollowUp) -> Option<String>| row.follow_up().and_then(get).map(Value::Own);
        match field {
            F::PropertyId => Some(Value::Text(row.property.listed.id.as_str())),
            F::PropertyName => row.property.search.split('\n').next().filter(|name| !name.is_empty()).map(Value::Text),
            F::PropertyKind => Some(Value::Number(row.kind() as i128)),
            F::LeaseId => Some(Value::Text(row.property.rows.lease_id(row.at))),
            F::LeaseStart => hot.lease_start.rank().map(number),
            F::ExpiryDate | F::DaysToExpiry => hot.expiry.rank().map(number),
            F::OptionNoticeBy => hot.notice_by.rank().map(number),
            F::NextStepOn => hot.step_on.rank().map(number),
            F::LastNoteDate => hot.last_note.rank().map(number),
            F::Deadline => row.deadline.rank().map(number),
            F::AreaSqft => hot.area.units().map(Value::Number),
            F::MonthlyRent | F::AnnualRent => hot.rent.units().map(Value::Number),
            F::OfferRent => hot.offer_rent.units().map(Value::Number),
            F::BalanceDue => hot.balance.units().map(Value::Number),
            F::RentChange => hot.change.units().map(Value::Number),
            F::NotesCount => (hot.notes != u32::MAX).then(|| Value::Number(hot.notes.into())),
            F::OptionState => hot.option_state.map(|state| Value::Number(state as i128)),
            F::ArrearsAge => hot.arrears_age.map(|age| Value::Number(age as i128)),
            F::MonthToMonth => hot.month_to_month.map(|is| Value::Number(is.into())),
            F::Currency => row.property.rows.currency(hot).map(Value::Text),
            F::SyncedAt => row.property.rows.synced_at().map(|at| number(at.0)),
            F::Stage => row.stage().map(|place| Value::Number(place as i128)),
            F::Owner => desk(|follow_up| follow_up.owner.as_deref().map(fold)),
            F::NextStep => desk(|follow_up| follow_up.next_step.as_deref().map(fold)),
            F::FollowUpOn => desk(|follow_up| follow_up.follow_up_on.map(|date| date.to_string())),
            F::Tags => desk(|follow_up| (!follow_up.tags.is_empty()).then(|| fold(&follow_up.tags.join(",")))),
            F::Client => {
                let is_its = |client: &&model::Client| client.id == row.property.listed.client_id;
                self.desk().clients.iter().find(is_its).map(|client| Value::Own(fold(&client.name)))
            }
            F::OwnNotes => Some(Value::Number(row.own_notes().into())),
            _ => None,
        }
    }
}

/// What is ordered by seldom lies on the shelf.
const fn is_laid(field: SortField) -> bool {
    use SortField as F;
    matches!(
        field,
        F::OccupantName
            | F::SuiteId
            | F::RentPerSqft
            | F::BudgetRentPerSqft
            | F::BudgetImprovementPerSqft
            | F::NoticeDate
            | F::NextReviewDate
            | F::OccupancyStatus
    )
}

/// Ranks are small and dense, so counting how many have each is all the sorting there is; equals stay as they are, unknown comes last.
fn sort_by_rank(order: &[u32], ranks: &[u32], descending: bool) -> Vec<u32> {
    let most = ranks.iter().copied().filter(|rank| *rank != UNKNOWN).max().map_or(0, |most| most as usize);
    let place_of = |position: u32| match ranks.get(position as usize).copied().unwrap_or(UNKNOWN) {
        UNKNOWN => most + 1,
        rank if descending => most - rank as usize,
        rank => rank as usize,
    };
    // Where the next row of each place goes.
    let mut next = vec![0_u32; most + 3];
    for position in order {
        if let Some(count) = next.get_mut(place_of(*position) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut next {
        sum += *count;
        *count = sum;
    }
    let mut sorted = vec![0; order.len()];
    for position in order {
        if let Some(next) = next.get_mut(place_of(*position)) {
            if let Some(slot) = sorted.get_mut(*next as usize) {
                *slot = *position;
            }
            *next += 1;
        }
    }
    sorted
}
