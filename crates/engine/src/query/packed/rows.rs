//! The packed renewals of one property, in the order of their lease ids.

use model::{Date, LeaseId, Renewal};
use serde::{Deserialize, Serialize};

use super::cold::Cold;
use super::{Day, Hot};
use crate::query::fold::fold;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PackedRows {
    hot: Box<[Hot]>,
    cold: Strings,
    leases: Strings,
    search: Strings,
    currencies: Vec<String>,
    /// What all rows of the property share, for whoever thaws one; `None` without rows.
    shared: Option<Box<Shared>>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Shared {
    client_id: String,
    property_id: String,
    property_name: Option<String>,
    kind: model::PropertyKind,
    synced_at: Option<model::Instant>,
}

/// Many byte strings in one piece of memory.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Strings {
    bytes: Box<[u8]>,
    ends: Box<[u32]>,
}

impl Strings {
    fn of(all: impl Iterator<Item = Vec<u8>>) -> Self {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for one in all {
            bytes.extend_from_slice(&one);
            ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        }
        Self { bytes: bytes.into(), ends: ends.into() }
    }

    fn get(&self, at: usize) -> &[u8] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.bytes.get(start..end(at)).unwrap_or_default()
    }

    fn text(&self, at: usize) -> &str {
        std::str::from_utf8(self.get(at)).unwrap_or_default()
    }
}

impl PackedRows {
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
            search: Strings::of(renewals.iter().map(|(renewal, searched)| search_text(renewal, searched).into_bytes())),
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
        let all = [rows.cold.ends.len(), rows.leases.ends.len(), rows.search.ends.len()];
        all.iter().all(|len| *len == rows.hot.len()).then_some(rows)
    }

    pub(crate) fn len(&self) -> usize {
        self.hot.len()
    }

    pub(crate) fn hot(&self) -> &[Hot] {
        &self.hot
    }

    /// Folded; the occupant's name is its first line, the suite its second.
    pub(crate) fn search(&self, at: usize) -> &str {
        self.search.text(at)
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
    pub(crate) fn thaw(&self, at: usize, today: Date) -> Option<Renewal> {
        let (hot, shared) = (self.hot.get(at)?, self.shared.as_ref()?);
        let cold: Cold = postcard::from_bytes(self.cold.get(at)).ok()?;
        let whole = blank(shared);
        Some(cold.thaw(hot, Day::of(today), self.currency(hot).map(str::to_owned), whole))
    }
}

fn search_text(renewal: &Renewal, searched: &str) -> String {
    // A line break, so that no word matches across two fields.
    let line = |text: Option<&str>| text.map(|text| fold(text).replace('\n', " ")).unwrap_or_default();
    let lease = line(Some(renewal.lease_id.as_str()));
    format!("{}\n{}\n{lease}\n{}", line(renewal.occupant_name.as_deref()), line(renewal.suite_id.as_deref()), fold(searched))
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
