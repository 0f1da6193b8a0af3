//! What the staff themselves say of a lease: stage, owner, next step, date, tags. MRI knows nothing of it, and no sync touches it.

use serde::{Deserialize, Serialize};

use crate::{ClientId, Date, Instant, LeaseId, PropertyId};

/// Names one lease of one client.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LeaseKey {
    pub client_id: ClientId,
    pub property_id: PropertyId,
    pub lease_id: LeaseId,
}

/// The follow-up of one lease as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FollowUp {
    /// A stage's id. One that was taken off the list since still stands here.
    pub stage: Option<String>,
    pub owner: Option<String>,
    pub next_step: Option<String>,
    /// When somebody wants to look at it again.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub follow_up_on: Option<Date>,
    /// Sorted, each once.
    pub tags: Vec<String>,
    /// No reminders of this lease.
    pub muted: bool,
    /// Grows with each edit of this lease.
    pub version: u32,
    pub author: String,
    pub updated_at: Instant,
}

/// A new value for one field of text; `to: null` clears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SetText {
    pub to: Option<String>,
}

/// A new date; `to: null` clears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SetDate {
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub to: Option<Date>,
}

/// What changes of one follow-up, or of many alike. What is `None` or empty stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct FollowUpEdit {
    pub stage: Option<SetText>,
    pub owner: Option<SetText>,
    pub next_step: Option<SetText>,
    pub follow_up_on: Option<SetDate>,
    pub add_tags: Vec<String>,
    pub remove_tags: Vec<String>,
    pub muted: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FollowUpField {
    Stage,
    Owner,
    NextStep,
    FollowUpOn,
    Tags,
    Muted,
}

/// One field of one lease's follow-up as somebody changed it: kept for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FollowUpEntry {
    /// All that one edit changed has the same.
    pub edit_id: String,
    pub at: Instant,
    pub author: String,
    pub field: FollowUpField,
    /// As people read it: stages by name, dates YYYY-MM-DD, tags joined by commas.
    pub before: Option<String>,
    pub after: Option<String>,
    /// It took an edit back.
    pub undo: bool,
}

/// A note of the staff's own. It never goes to MRI.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OwnNote {
    pub id: String,
    pub text: String,
    pub author: String,
    pub at: Instant,
    pub edited_at: Option<Instant>,
    pub version: u32,
}

/// One step of the staff's pipeline. The list's order is the pipeline's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Stage {
    pub id: String,
    pub name: String,
    /// Nothing is left to be done: such a lease needs no action.
    pub closed: bool,
}

impl Stage {
    /// What a new desk begins with.
    pub fn first_list() -> Vec<Self> {
        let stage = |id: &str, name: &str, closed| Self { id: id.into(), name: name.into(), closed };
        vec![
            stage("no_contact", "No contact", false),
            stage("negotiating", "Negotiating", false),
            stage("drafting_amendment", "Drafting amendment", false),
            stage("drafting_lease", "Drafting lease", false),
            stage("out_for_signature", "Out for signature", false),
            stage("executed", "Executed", true),
            stage("will_not_renew", "Will not renew", true),
        ]
    }
}
