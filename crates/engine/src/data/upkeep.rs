//! What keeps the data folder well while nobody looks: the daily backup, the daily reading of both files, and a good end.

use std::sync::PoisonError;

use store::StoreError;

use crate::{Engine, EngineError, Topic};

const DAY_MS: i64 = 86_400_000;

impl Engine {
    /// Reads both files from end to end and backs the desk up, each if nobody did within a day. It is for a quiet moment: none is quick.
    pub fn look_after_data(&self) -> Result<(), EngineError> {
        self.check_desk_daily()?;
        self.back_up_daily()?;
        self.check_cache_daily()
    }

    fn is_a_day_ago(&self, checked_ms: Option<u64>) -> bool {
        let checked = checked_ms.and_then(|ms| i64::try_from(ms).ok());
        !checked.is_some_and(|at| (0..DAY_MS).contains(&(self.now().0 - at)))
    }

    /// An opening leaves most of a file unread that was closed in good order. A damaged desk is not backed up over a good copy.
    fn check_desk_daily(&self) -> Result<(), EngineError> {
        if !self.is_a_day_ago(self.inner.store.desk_checked_ms()) {
            return Ok(());
        }
        self.inner.store.check_desk().inspect_err(|error| {
            if matches!(error, StoreError::Corrupt { .. }) {
                tracing::error!(%error, "the desk is damaged");
                self.tell(&format!(
                    "What you typed here is damaged on the disk. Close the program, take desk.db out of {} and put the newest file of its \
                     folder backups in its place: it holds everything up to that day.",
                    self.data_dir().display()
                ));
            }
        })?;
        Ok(())
    }

    /// Damage that is found here is told at once, and set aside by the next start.
    fn check_cache_daily(&self) -> Result<(), EngineError> {
        if !self.is_a_day_ago(self.inner.store.cache_checked_ms()) {
            return Ok(());
        }
        match self.inner.store.check_cache() {
            Err(error @ StoreError::Corrupt { .. }) => {
                tracing::warn!(%error, "the cache is damaged: the next start sets it aside");
                self.tell(
                    "What was fetched from MRI is damaged on the disk. Close and start the program again: it sets the damaged file aside, \
                     and a sync fetches it anew. Nothing that you typed is lost.",
                );
                Ok(())
            }
            other => Ok(other?),
        }
    }

    fn tell(&self, sentence: &str) {
        let mut found = self.inner.found.lock().unwrap_or_else(PoisonError::into_inner);
        if !found.iter().any(|known| known == sentence) {
            found.push(sentence.to_owned());
            drop(found);
            self.notify(Topic::Clients);
        }
    }

    /// What was found since the opening and the user must know, in sentences.
    pub fn later_notices(&self) -> Vec<String> {
        self.inner.found.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Before a process ends that drops nothing: the next opening need not read the whole of both files.
    pub fn settle(&self) {
        self.inner.store.settle();
    }
}
