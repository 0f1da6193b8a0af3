//! What the system shows beside its clock: counts, and no tenant's name, since it may be shown over a locked screen. Nothing depends on
//! a click.

use std::sync::{Mutex, PoisonError};

use engine::Digest;

/// Whether the last one could be shown.
#[derive(Default)]
pub struct Notifications(Mutex<Option<String>>);

impl Notifications {
    pub fn show(&self, digest: &Digest) {
        let Some(words) = words(digest) else { return };
        let shown = notify_rust::Notification::new()
            .appname("Renewal Desk")
            .summary("Renewal Desk")
            .body(&words)
            .icon("renewal-desk")
            .show();
        let failure = shown.err().map(|error| error.to_string());
        let before = std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), failure.clone());
        // Once, and not every day of a machine that has no such service.
        if let (Some(detail), None) = (failure, before) {
            tracing::warn!(%detail, "a notification could not be shown");
        }
    }

    /// Why none can be shown, in a sentence. Asks the service, and may wait for it.
    pub fn find_obstacle(&self) -> Option<String> {
        find_service().map(|why| format!("This session shows no notifications ({why}). Reminders are in the inbox all the same."))
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn find_service() -> Option<String> {
    notify_rust::get_server_information().err().map(|_| "no notification service answers".to_owned())
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn find_service() -> Option<String> {
    None
}

/// Nothing to say is nothing shown.
fn words(digest: &Digest) -> Option<String> {
    let count = |count: u32, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts = [
        count(digest.reminders, "new reminder", "new reminders"),
        count(digest.this_week, "deadline within a week", "deadlines within a week"),
        count(digest.changes, "change since you last looked", "changes since you last looked"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_counts_and_silence_when_there_are_none() {
        let words = |reminders, this_week, changes| words(&Digest { reminders, this_week, changes });
        assert_eq!(words(0, 12, 5).as_deref(), Some("12 deadlines within a week, 5 changes since you last looked"));
        assert_eq!(words(1, 1, 1).as_deref(), Some("1 new reminder, 1 deadline within a week, 1 change since you last looked"));
        assert_eq!(words(3, 0, 0).as_deref(), Some("3 new reminders"));
        assert_eq!(words(0, 0, 0), None);
    }
}
