//! Forgetting everything: secrets first, since they are what harms most if it stays, then the files. What stands in the way of one thing
//! holds up no other.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{ClientId, Instant, SecretStore};
use quota::Pacing;

use super::backups;
use crate::connect::BudgetState;
use crate::{Engine, EngineError, secret};

const FOLDERS: [&str; 5] = ["secrets", "backups", "quarantine", "logs", "locks"];

impl Engine {
    /// Deletes everything that this program keeps: both files, backups, logs, quarantine, and every client's secrets. Refused while a run
    /// is under way, and while MRI still counts calls that only the ledger knows of. The engine is of no use afterwards. The sentences that come back say what could not be deleted.
    pub fn forget_everything(&self) -> Result<Vec<String>, EngineError> {
        let _nobody_syncs = self.hold_all_clients("forgetting everything")?;
        self.refuse_while_calls_count()?;
        let mut left = self.forget_secrets()?;
        // Nothing is written any more: it would only come back.
        self.inner.store.retire();
        for base in ["cache.db", "desk.db"] {
            for end in ["-wal", "-shm", ""] {
                left.extend(remove(&self.data_dir().join(format!("{base}{end}"))));
            }
        }
        for name in ["cache.seal", "desk.seal", "restored.part"].into_iter().chain(FOLDERS) {
            left.extend(remove(&self.data_dir().join(name)));
        }
        // Only where nothing of somebody else's lies in it.
        let _gone = fs::remove_dir(self.data_dir());
        Ok(left)
    }

    /// The ledger goes too, and whoever began anew would make calls that MRI has no room for yet.
    fn refuse_while_calls_count(&self) -> Result<(), EngineError> {
        let mut until: Option<Instant> = None;
        for row in self.client_rows()?.iter().filter(|row| !row.client.sample) {
            until = until.max(BudgetState::of(&self.budget_of(row, Pacing::default()))?.full_again_at);
        }
        let Some(until) = until.filter(|until| *until > self.now()) else { return Ok(()) };
        // The next whole minute: at the one that is under way it would be too early.
        let after =
            Timestamp::from_millisecond(until.plus_ms(59_999).0).unwrap_or_default().to_zoned_datetime(TimeZone::system());
        Err(EngineError::WrongUse(format!(
            "MRI still counts calls of the last minutes: forget everything after {}",
            after.strftime("%H:%M")
        )))
    }

    /// Those of clients that only a backup knows lie in the keychain too.
    fn forget_secrets(&self) -> Result<Vec<String>, EngineError> {
        let present = self.list_clients()?;
        let (mut in_keychain, mut left): (BTreeSet<ClientId>, Vec<String>) = Default::default();
        for client in &present {
            match client.secret_store {
                SecretStore::Keychain => drop(in_keychain.insert(client.id.clone())),
                kept => {
                    let error = secret::delete(self.data_dir(), &client.id, kept).err();
                    left.extend(error.map(|error| format!("The key of {} stays: {error}.", client.name)));
                }
            }
        }
        let is_used = !in_keychain.is_empty();
        // Backups that cannot be listed cannot be read either; that they stay is said where they are deleted.
        for backup in backups::list(self.data_dir()).unwrap_or_default() {
            let copy = backups::folder(self.data_dir()).join(&backup.name);
            let known = |id: &ClientId| present.iter().any(|client| client.id == *id);
            in_keychain.extend(store::list_clients_of_copy(&copy).unwrap_or_default().into_iter().filter(|id| !known(id)));
        }
        for id in in_keychain {
            match secret::delete(self.data_dir(), &id, SecretStore::Keychain) {
                Ok(()) => {}
                // A machine without a keychain holds nothing of a client that may have kept its secrets in a file.
                Err(EngineError::Keychain(_)) if !is_used => {}
                Err(error) => {
                    left.push(format!("A key and a password stay in the system's keychain, under renewal-desk: {error}."))
                }
            }
        }
        left.dedup();
        Ok(left)
    }
}

fn remove(path: &Path) -> Option<String> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Some(format!("{} could not be deleted: {error}.", path.display())),
        _ => None,
    }
}
