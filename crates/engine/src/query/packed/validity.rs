//! For which days a joined property holds: until the next day on which one of its dates makes a difference.

use jiff::ToSpan;
use model::Date;

use crate::query::PropertyFacts;

/// From `from` up to and without `until`; `None` = no day ahead makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Validity {
    pub(crate) from: Date,
    pub(crate) until: Option<Date>,
}

impl Validity {
    pub(crate) fn holds(&self, today: Date) -> bool {
        self.from <= today && self.until.is_none_or(|until| today < until)
    }
}

/// The rules of joining look at the day in these places: whether a lease is vacated, which option is next and whether its window is
/// open, which charges run. How many days are left is counted when a row is shown.
pub(crate) fn validity(facts: &PropertyFacts, today: Date) -> Validity {
    let after = |date: Option<Date>| date.and_then(|date| date.checked_add(1.day()).ok());
    let vacated = facts.leases.iter().map(|lease| lease.vacate_date);
    let options = facts.options.iter().flat_map(|option| [option.option_date, after(option.notice_by)]);
    let charges = facts.charges.iter().flat_map(|charge| [charge.start_date, after(charge.end_date)]);
    let ahead = vacated.chain(options).chain(charges).flatten().filter(|date| *date > today);
    Validity { from: today, until: ahead.min() }
}
