//! The digest: what a system notification says, and that only one process says it. Off while reminders are switched off as a whole.

use model::Date;
use serde::{Deserialize, Serialize};

use super::due::watched;
use super::{Digest, furthest, standing};
use crate::{Engine, EngineError};

const NAME: &str = "digest";
const WEEK_DAYS: std::ops::RangeInclusive<i32> = 0..=7;

/// What the last digest has told of.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct LastDigest {
    /// Grows, so that no two are alike and each is claimed once.
    number: u32,
    day: Option<Date>,
    changes_up_to: u32,
}

impl Engine {
    /// The digest that is due now, claimed for this process: once a day if there is anything to tell, and at the end of a run that
    /// brought news. The one at the end of a run stands for the day's.
    pub fn take_digest(&self, after_run: bool) -> Result<Option<Digest>, EngineError> {
        let settings = self.desk_settings()?.reminders;
        if !settings.enabled {
            return Ok(None);
        }
        let (today, now, author) = (self.today(), self.now(), self.author()?);
        let unseen = self.unseen_changes()?;
        let snapshot = self.snapshot()?;
        let (rows, text, last_change) = self
            .inner
            .store
            .read(|reader| Ok((reader.list_reminders()?, reader.find_setting(NAME)?, reader.find_last_change()?)))?;
        let last: LastDigest = text.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let new_changes =
            self.inner.store.read(|reader| reader.count_changes_after(unseen.seen_up_to.max(last.changes_up_to)))?;
        let watched = watched(&snapshot, furthest(&rows).max(*WEEK_DAYS.end()));
        let this_week = watched.iter().flat_map(|one| &one.dues).filter(|due| WEEK_DAYS.contains(&due.days)).count();
        let new = standing(rows, &watched).filter(|(row, _)| row.read_at.is_none() && !row.digested).count();
        let digest = Digest { reminders: count(new), this_week: count(this_week), changes: unseen.count };
        let is_days = settings.daily && last.day != Some(today) && digest != Digest::default();
        let is_runs = after_run && settings.after_run && (digest.reminders > 0 || new_changes > 0);
        if !is_days && !is_runs {
            return Ok(None);
        }
        let number = last.number.saturating_add(1);
        let next = LastDigest { number, day: if settings.daily { Some(today) } else { last.day }, changes_up_to: last_change };
        let next = serde_json::to_string(&next).map_err(|error| EngineError::Internal(error.to_string()))?;
        let is_ours = self.write_desk(|desk| {
            let is_ours = desk.claim_setting(NAME, text.as_deref(), &next, &author, now)?;
            if is_ours {
                desk.mark_reminders_digested()?;
            }
            Ok(is_ours)
        })?;
        Ok(is_ours.then_some(digest))
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
