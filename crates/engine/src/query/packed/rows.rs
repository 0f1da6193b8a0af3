//! The packed renewals of one property, in the order of their lease ids.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use model::{Date, LeaseId, Renewal};
use serde::{Deserialize, Serialize};

use super::cold::Cold;
use super::strings::{LaidStrings, Strings};
use super::{Day, Hot, Shelf};
use crate::query::filter::Word;
use crate::query::fold::fold;

/// As they are kept in the cache.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct WholeRows {
    hot: Box<[Hot]>,
    leases: Strings,
    cold: Strings,
    /// Folded: a line each for the occupant, the suite and the lease, then what else is looked through.
    texts: Strings,
    currencies: Vec<String>,
    shared: Option<Box<Shared>>,
}

/// As they are looked at.
#[derive(Debug)]
pub(crate) struct PackedRows {
    hot: Box<[Hot]>,
    leases: Strings,
    cold: LaidStrings,
    texts: LaidStrings,
    currencies: Vec<String>,
    /// What all rows of the property share, for whoever thaws one; `None` without rows.
    shared: Option<Box<Shared>>,
}

/// What was read of a property's rows, for whoever goes through all of them.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    cold: OnceCell<Vec<u8>>,
    texts: OnceCell<Vec<u8>>,
    /// Words that were looked for, and which rows have them.
    found: RefCell<Vec<(Word, Box<[bool]>)>>,
}

/// By its line.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Name {
    Occupant,
    Suite,
}

#[derive(Debug, Serialize, Deserialize)]
struct Shared {
    client_id: String,
    property_id: String,
    property_name: Option<String>,
    kind: model::PropertyKind,
    synced_at: Option<model::Instant>,
}

impl WholeRows {
    /// `searched` goes with each renewal: what words are looked for in beside its names.
    pub(crate) fn pack(mut renewals: Vec<(Renewal, String)>) -> Self {
        renewals.sort_by(|(a, _), (b, _)| (&a.lease_id, &a.suite_id).cmp(&(&b.lease_id, &b.suite_id)));
        let mut currencies: Vec<String> = renewals.iter().filter_map(|(renewal, _)| renewal.currency.clone()).collect();
        currencies.sort_unstable();
        currencies.dedup();
        let currency = |renewal: &Renewal| {
            let at = currencies.iter().position(|name| Some(name) == renewal.currency.as_ref());
            at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
        };
        let shared = renewals.first().map(|(first, _)| {
            Box::new(Shared {
                client_id: first.client_id.as_str().to_owned(),
                property_id: first.property_id.as_str().to_owned(),
                property_name: first.property_name.clone(),
                kind: first.property_kind,
                synced_at: first.synced_at,
            })
        });
        Self {
            hot: renewals.iter().map(|(renewal, _)| Hot::of(renewal, currency(renewal))).collect(),
            leases: Strings::of(renewals.iter().map(|(renewal, _)| renewal.lease_id.as_str().as_bytes().to_vec())),
            texts: Strings::of(
                renewals.iter().map(|(renewal, searched)| format!("{}\n{}", names(renewal), fold(searched)).into_bytes()),
            ),
            cold: Strings::of(
                renewals.into_iter().map(|(renewal, _)| postcard::to_allocvec(&Cold::of(renewal)).unwrap_or_default()),
            ),
            currencies,
            shared,
        }
    }

    pub(crate) fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// `None`: these are no rows of this program's.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rows: Self = postcard::from_bytes(bytes).ok()?;
        let all = [&rows.leases, &rows.cold, &rows.texts];
        all.iter().all(|strings| strings.len() == rows.hot.len()).then_some(rows)
    }

    pub(crate) fn lay(self, shelf: &Arc<Shelf>) -> PackedRows {
        let Self { hot, leases, cold, texts, currencies, shared } = self;
        PackedRows { hot, leases, cold: cold.lay(shelf), texts: texts.lay(shelf), currencies, shared }
    }
}

impl PackedRows {
    pub(crate) fn len(&self) -> usize {
        self.hot.len()
    }

    pub(crate) fn hot(&self) -> &[Hot] {
        &self.hot
    }

    /// A name of a row as it is ordered by: folded.
    pub(crate) fn name(&self, at: usize, name: Name, reading: &Reading) -> Option<String> {
        let text = std::str::from_utf8(self.texts.part(self.read_texts(reading), at)).ok()?;
        text.split('\n').nth(name as usize).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn read_texts<'a>(&self, reading: &'a Reading) -> &'a [u8] {
        reading.texts.get_or_init(|| self.texts.read_whole())
    }

    /// Whether a row has a word in its names or in what else is looked through; `shared` is what all rows of the property have. Whoever
    /// goes through all of them has it looked for in all at once.
    pub(in crate::query) fn has(&self, at: usize, word: &Word, shared: &str, reading: Option<&Reading>) -> bool {
        let Some(reading) = reading else {
            return word.is_in(shared) || word.is_in(self.texts.read(at));
        };
        let mut found = reading.found.borrow_mut();
        let known = found.iter().position(|(known, _)| known == word).unwrap_or_else(|| {
            found.push((word.clone(), self.mark(word, shared, reading)));
            found.len() - 1
        });
        found.get(known).and_then(|(_, marks)| marks.get(at)).copied().unwrap_or(false)
    }

    fn mark(&self, word: &Word, shared: &str, reading: &Reading) -> Box<[bool]> {
        let mut marks = vec![word.is_in(shared); self.len()];
        if marks.first() == Some(&false) {
            self.texts.mark(self.read_texts(reading), word, &mut marks);
        }
        marks.into()
    }

    pub(crate) fn lease_id(&self, at: usize) -> &str {
        self.leases.text(at)
    }

    /// The rows of a lease: two units of a residential property may number their leases alike.
    pub(crate) fn find(&self, lease: &LeaseId) -> std::ops::Range<usize> {
        let bound = |is_before: &dyn Fn(&str) -> bool| {
            let (mut low, mut high) = (0, self.len());
            while low < high {
                let middle = low.midpoint(high);
                if is_before(self.lease_id(middle)) { low = middle + 1 } else { high = middle }
            }
            low
        };
        bound(&|id| id < lease.as_str())..bound(&|id| id <= lease.as_str())
    }

    pub(crate) fn currency(&self, hot: &Hot) -> Option<&str> {
        self.currencies.get(usize::from(hot.currency)).map(String::as_str)
    }

    pub(crate) fn synced_at(&self) -> Option<model::Instant> {
        self.shared.as_ref()?.synced_at
    }

    /// Without what the desk says of it.
    pub(crate) fn thaw(&self, at: usize, reading: Option<&Reading>, today: Date) -> Option<Renewal> {
        let (hot, shared) = (self.hot.get(at)?, self.shared.as_ref()?);
        let cold: Cold = match reading {
            Some(reading) => {
                let whole = reading.cold.get_or_init(|| self.cold.read_whole());
                postcard::from_bytes(self.cold.part(whole, at)).ok()?
            }
            None => postcard::from_bytes(&self.cold.read(at)).ok()?,
        };
        let whole = blank(shared);
        Some(cold.thaw(hot, Day::of(today), self.currency(hot).map(str::to_owned), whole))
    }
}

fn names(renewal: &Renewal) -> String {
    // A line break, so that no word matches across two fields.
    let line = |text: Option<&str>| text.map(|text| fold(text).replace('\n', " ")).unwrap_or_default();
    let (occupant, suite) = (renewal.occupant_name.as_deref(), renewal.suite_id.as_deref());
    format!("{}\n{}\n{}", line(occupant), line(suite), line(Some(renewal.lease_id.as_str())))
}

fn blank(shared: &Shared) -> Renewal {
    Renewal {
        client_id: shared.client_id.as_str().into(),
        property_id: shared.property_id.as_str().into(),
        property_name: shared.property_name.clone(),
        property_kind: shared.kind,
        synced_at: shared.synced_at,
        suite_id: None,
        lease_id: LeaseId::from(""),
        occupant_name: None,
        lease_start: None,
        expiry_date: None,
        expiry_source: None,
        days_to_expiry: None,
        area_sqft: None,
        monthly_rent: None,
        annual_rent: None,
        rent_per_sqft: None,
        currency: None,
        next_step: None,
        rent_change: None,
        option: None,
        offer: None,
        balance_due: None,
        arrears_age: None,
        budget_rent_per_sqft: None,
        budget_improvement_per_sqft: None,
        notice_date: None,
        next_review_date: None,
        month_to_month: None,
        notes_count: None,
        last_note: None,
        occupancy_status: None,
        deadline: None,
        follow_up: None,
        own_notes: 0,
    }
}
