//! One condition on a renewal. What is unknown matches no condition on it, whichever way it points.

use std::ops::{Bound, RangeBounds};

use model::{ClientId, Date, Decimal, OptionState, PropertyKind};

use super::word::Word;
use crate::query::fold::fold;
use crate::query::packed::{Amount, Day, Has};
use crate::query::snapshot::Row;

#[derive(Clone, Debug, PartialEq)]
pub(in crate::query) enum Term {
    Word(Word),
    Property(Vec<String>),
    Client(ClientId),
    Kind(PropertyKind),
    /// In days from the epoch, both included.
    Date(DateField, DayRange),
    NoExpiry,
    Has(Feature),
    Amount(Quantity, Bound<Decimal>, Bound<Decimal>),
    /// Places in the list of stages, `None` = without one; ids that are no longer listed.
    Stage(Vec<Option<usize>>, Vec<String>),
    /// Folded; `None` = nobody.
    Owner(Vec<Option<String>>),
    Tag(Vec<Option<String>>),
    Option(OptionState),
    Is(State),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum DateField {
    Expiry,
    Notice,
    Deadline,
    FollowUp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum Feature {
    Option,
    Offer,
    Notes,
    Arrears,
    FollowUp,
    Tags,
    Step,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum State {
    /// The stage is not a closed one.
    Open,
    Closed,
    /// Open, with a deadline within so many days, or passed.
    Actionable(Day),
    /// Expired and still there, but for what runs from month to month.
    Holdover(Day),
    Expired(Day),
    MonthToMonth,
    Muted,
    /// Open, and at no stage or the first one.
    Untouched,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum Quantity {
    Rent,
    Area,
    Balance,
    /// In percent.
    Change,
}

/// Days from `from` to `to`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) struct DayRange {
    from: i32,
    to: i32,
}

impl DayRange {
    pub(super) fn of(from: Bound<Date>, to: Bound<Date>) -> Self {
        let day = |date: Date| Day::of(date).known().unwrap_or(i32::MIN);
        let from = match from {
            Bound::Unbounded => i32::MIN + 1,
            Bound::Included(date) => day(date),
            Bound::Excluded(date) => day(date) + 1,
        };
        let to = match to {
            Bound::Unbounded => i32::MAX,
            Bound::Included(date) => day(date),
            Bound::Excluded(date) => day(date) - 1,
        };
        Self { from, to }
    }

    fn contains(self, day: Day) -> bool {
        day.known().is_some_and(|day| self.from <= day && day <= self.to)
    }
}

impl Term {
    pub(super) fn matches(&self, row: &Row<'_>) -> bool {
        let hot = row.hot;
        match self {
            Self::Word(word) => row.desk.is_some_and(|desk| word.is_in(&*desk.search)) || row.has(word),
            Self::Property(ids) => ids.iter().any(|id| id.eq_ignore_ascii_case(row.property.listed.id.as_str())),
            Self::Client(id) => row.property.listed.client_id == *id,
            Self::Kind(kind) => row.kind() == *kind,
            Self::Date(field, range) => range.contains(field.of(row)),
            Self::NoExpiry => hot.expiry == Day::NONE,
            Self::Has(feature) => feature.is_of(row),
            Self::Amount(quantity, from, to) => {
                quantity.of(row).is_some_and(|amount| (from.as_ref(), to.as_ref()).contains(&amount))
            }
            Self::Stage(stages, unlisted) => {
                let unknown = row.follow_up().and_then(|follow_up| follow_up.stage.as_ref()).filter(|_| row.stage().is_none());
                match unknown {
                    Some(id) => unlisted.contains(id),
                    None => stages.contains(&row.stage()),
                }
            }
            Self::Owner(owners) => {
                let owner = row.follow_up().and_then(|follow_up| follow_up.owner.as_deref()).map(fold);
                owners.contains(&owner)
            }
            Self::Tag(tags) => {
                let own = row.follow_up().map(|follow_up| follow_up.tags.as_slice()).unwrap_or_default();
                tags.iter().any(|tag| tag.as_ref().map_or(own.is_empty(), |tag| own.iter().any(|one| fold(one) == *tag)))
            }
            Self::Option(state) => hot.option_state == Some(*state),
            Self::Is(state) => state.is_of(row),
        }
    }
}

impl DateField {
    fn of(self, row: &Row<'_>) -> Day {
        match self {
            Self::Expiry => row.hot.expiry,
            Self::Notice => row.hot.notice_by,
            Self::Deadline => row.deadline,
            Self::FollowUp => row.follow_up().and_then(|follow_up| follow_up.follow_up_on).into(),
        }
    }
}

impl Feature {
    fn is_of(self, row: &Row<'_>) -> bool {
        match self {
            Self::Option => row.hot.has.all(Has::OPTION),
            Self::Offer => row.hot.has.all(Has::OFFER),
            Self::Step => row.hot.has.all(Has::STEP),
            Self::Notes => row.own_notes() > 0 || (row.hot.notes != u32::MAX && row.hot.notes > 0),
            Self::Arrears => row.hot.balance.units().is_some_and(|units| units > 0),
            Self::FollowUp => row.follow_up().is_some_and(|follow_up| follow_up.follow_up_on.is_some()),
            Self::Tags => row.follow_up().is_some_and(|follow_up| !follow_up.tags.is_empty()),
        }
    }
}

impl Quantity {
    fn of(self, row: &Row<'_>) -> Option<Decimal> {
        let amount: Amount = match self {
            Self::Rent => row.hot.rent,
            Self::Area => row.hot.area,
            Self::Balance => row.hot.balance,
            Self::Change => {
                let permille = row.hot.change_permille;
                return (permille != i32::MIN).then(|| Decimal::new(permille.into(), 1));
            }
        };
        amount.decimal()
    }
}

impl State {
    fn is_of(self, row: &Row<'_>) -> bool {
        let closed = row.desk.is_some_and(|desk| desk.closed);
        let before = |today: Day| row.hot.expiry.days_from(today).is_some_and(|days| days < 0);
        match self {
            Self::Open => !closed,
            Self::Closed => closed,
            Self::Actionable(until) => row.deadline.days_from(until).is_some_and(|days| days <= 0),
            Self::Holdover(today) => before(today) && row.hot.month_to_month != Some(true),
            Self::Expired(today) => before(today),
            Self::MonthToMonth => row.hot.month_to_month == Some(true),
            Self::Muted => row.follow_up().is_some_and(|follow_up| follow_up.muted),
            Self::Untouched => {
                let stage = row.follow_up().and_then(|follow_up| follow_up.stage.as_ref());
                !closed && (stage.is_none() || row.stage() == Some(0))
            }
        }
    }
}
