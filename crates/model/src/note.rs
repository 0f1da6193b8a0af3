//! A note that somebody wrote in MRI. Read only: the staff's own notes are another noun.

use serde::{Deserialize, Serialize};

use crate::{Date, LeaseId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    pub lease_id: LeaseId,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub date: Option<Date>,
    pub text: String,
    pub reference1: Option<String>,
    pub reference2: Option<String>,
    pub author: Option<String>,
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub last_update: Option<Date>,
}
