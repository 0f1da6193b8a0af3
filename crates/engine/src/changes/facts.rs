//! What is remembered of a lease, to tell what moved. Only what was answered is in it.

use std::collections::{BTreeMap, BTreeSet};

use model::{ChangeKind, Dataset, Lease, Note, PropertyKind, Renewal};
use serde::{Deserialize, Serialize};

use crate::query::PropertyFacts;

/// A missing field is unknown; a field that holds nothing is known to hold nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Facts {
    pub(super) property_name: Option<String>,
    pub(super) fields: BTreeMap<ChangeKind, Option<String>>,
    /// Marks of the notes, without their text; `None` = notes were never answered.
    pub(super) notes: Option<Vec<u64>>,
    /// What the notes say, while they are at hand.
    #[serde(skip)]
    pub(super) note_texts: BTreeMap<u64, String>,
    /// All last days of notice: that one has passed and the next one counts is no change of MRI's.
    #[serde(skip)]
    pub(super) notice_dates: BTreeSet<String>,
}

impl Facts {
    pub(super) fn expiry(&self) -> Option<String> {
        self.fields.get(&ChangeKind::Expiry).cloned().flatten()
    }

    pub(super) fn suite(&self) -> Option<String> {
        self.fields.get(&ChangeKind::Suite).cloned().flatten()
    }

    pub(super) fn occupant(&self) -> Option<String> {
        self.fields.get(&ChangeKind::Occupant).cloned().flatten()
    }

    /// What is known now, and what was known of the rest.
    pub(super) fn updated(mut self, now: Self) -> Self {
        self.fields.extend(now.fields);
        Self {
            property_name: now.property_name.or(self.property_name),
            fields: self.fields,
            notes: now.notes.or(self.notes),
            ..Self::default()
        }
    }
}

pub(super) fn facts_of(property: &PropertyFacts, lease: &Lease, renewal: &Renewal) -> Facts {
    let mut fields = BTreeMap::from([
        (ChangeKind::Occupant, renewal.occupant_name.clone()),
        (ChangeKind::Suite, renewal.suite_id.clone()),
        (ChangeKind::Area, renewal.area_sqft.map(|area| area.normalize().to_string())),
    ]);
    let mut notice_dates = BTreeSet::new();
    let commercial = property.kind == PropertyKind::Commercial;
    let answered = |dataset| property.is_answered_for(dataset, &lease.lease_id);
    // A commercial expiry is the tenancy's own where EMEA names one: without EMEA's answer it would seem to move.
    if !commercial || property.is_settled_for(Dataset::Emea, &lease.lease_id) {
        fields.insert(ChangeKind::Expiry, renewal.expiry_date.map(|date| date.to_string()));
    }
    if !commercial || answered(Dataset::Charges) {
        fields.insert(ChangeKind::Rent, renewal.monthly_rent.map(|rent| rent.to_string()));
    }
    if answered(Dataset::Options) {
        let notice = renewal.option.as_ref().and_then(|option| option.notice_by);
        fields.insert(ChangeKind::Option, notice.map(|date| date.to_string()));
        let of_lease = property.options.iter().filter(|option| option.lease_id == lease.lease_id);
        notice_dates.extend(of_lease.filter_map(|option| option.notice_by).map(|date| date.to_string()));
    }
    if answered(Dataset::Offers) {
        let rent = renewal.offer.as_ref().and_then(|offer| offer.monthly_rent);
        fields.insert(ChangeKind::Offer, rent.map(|rent| rent.to_string()));
    }
    let of_lease = property.notes.iter().filter(|note| note.lease_id == lease.lease_id);
    let note_texts: BTreeMap<u64, String> = of_lease.map(|note| (mark(note), spelt(note))).collect();
    let notes = answered(Dataset::Notes).then(|| note_texts.keys().copied().collect());
    Facts { property_name: renewal.property_name.clone(), fields, notes, note_texts, notice_dates }
}

/// Tells notes apart without keeping their text a second time. FNV-1a, written out: std's hasher may be another one tomorrow, and
/// these marks are kept.
fn mark(note: &Note) -> u64 {
    let date = note.date.map(|date| date.to_string()).unwrap_or_default();
    let parts = [date.as_str(), note.author.as_deref().unwrap_or_default(), &note.text];
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn spelt(note: &Note) -> String {
    let text: String = note.text.chars().take(400).collect();
    note.date.map_or(text.clone(), |date| format!("{date}: {text}"))
}
