//! `quota`'s ledger on the desk file: what one process counts, every process on the data folder sees.
//!
//! Two things make it survive anything. A call under way belongs to a holder, which has a lock file while it lives: a dead holder's
//! calls are settled by whoever notices, at the moment of noticing, which is late and therefore safe. And answers of another boot
//! are stamped anew on this boot's clock when first seen, so that a wall clock set back costs one window of waiting and not more.
//! An urgent caller that waits belongs to a holder too, and keeps nobody back once that is dead.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use quota::{
    Belief, CallAge, CallId, Closure, KeyId, Ledger, LedgerError, Limit, Moment, NextPermit, Reservation, Urgency, UrgentId,
    Window,
};
use rusqlite::{Connection, Result, Transaction, TransactionBehavior};

use crate::database::{self, Durability};
use crate::table::{closure, urgent};
use crate::{FileLock, StoreError, lock};

/// Answered calls are kept so long, for whoever lengthens a window; the longest window that can be set is one day.
const KEPT_MS: i64 = 86_400_000;
const YOUNG: Duration = Duration::from_secs(60);

pub struct SqliteLedger {
    connection: Mutex<Connection>,
    locks: PathBuf,
    holder: String,
    _alive: FileLock,
}

impl SqliteLedger {
    /// The desk file must exist: [`Store::open`](crate::Store::open) makes it.
    pub(crate) fn open(data_dir: &Path) -> Result<Self, StoreError> {
        let connection = database::open_writer(&data_dir.join("desk.db"), Durability::Power)?;
        let locks = lock::folder(data_dir);
        let holder = uuid::Uuid::now_v7().to_string();
        let alive = match FileLock::try_take(&holder_path(&locks, &holder), "")? {
            Ok(lock) => lock,
            Err(_) => return Err(StoreError::Busy),
        };
        remove_dead_holders(&locks);
        Ok(Self { connection: Mutex::new(connection), locks, holder, _alive: alive })
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T, LedgerError> {
        let mut connection = self.connection();
        let run = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let result = work(&transaction)?;
            transaction.commit()?;
            Ok(result)
        };
        run().map_err(ledger_error)
    }

    fn is_dead(&self, holder: &str) -> bool {
        holder != self.holder && !FileLock::is_held(&holder_path(&self.locks, holder))
    }

    /// Gives back the calls of dead holders: from now on they age.
    fn settle_dead(&self, transaction: &Transaction<'_>, key: &KeyId, now: &Moment) -> Result<()> {
        let mut statement =
            transaction.prepare_cached("SELECT DISTINCT holder FROM call WHERE key_id = ?1 AND answered_boot_ms IS NULL")?;
        let holders: Vec<String> = statement.query_map([key.as_str()], |row| row.get(0))?.collect::<Result<_>>()?;
        for holder in holders.iter().filter(|holder| self.is_dead(holder)) {
            transaction.execute(
                "UPDATE call SET answered_boot = ?3, answered_boot_ms = ?4, answered_wall_ms = ?5
                 WHERE key_id = ?1 AND holder = ?2 AND answered_boot_ms IS NULL",
                (key.as_str(), holder, &now.boot, now.boot_ms, now.wall_ms),
            )?;
        }
        Ok(())
    }

    /// Whoever is dead, or has not asked for long, is struck out.
    fn is_urgent_waiting(&self, transaction: &Transaction<'_>, key: &KeyId, now: &Moment) -> Result<bool> {
        let mut waits = false;
        for caller in urgent::list(transaction, key)? {
            if UrgentId::still_waits(&caller.asked, now) && !self.is_dead(&caller.holder) {
                waits = true;
            } else {
                urgent::delete(transaction, &caller.holder, caller.id)?;
            }
        }
        Ok(waits)
    }

    fn count_call(&self, transaction: &Transaction<'_>, key: &KeyId, now: &Moment) -> Result<CallId> {
        transaction.prepare_cached("INSERT INTO call (key_id, holder, reserved_wall_ms) VALUES (?1, ?2, ?3)")?.execute((
            key.as_str(),
            &self.holder,
            now.wall_ms,
        ))?;
        Ok(CallId(transaction.last_insert_rowid()))
    }
}

impl Drop for SqliteLedger {
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(holder_path(&self.locks, &self.holder));
    }
}

impl Ledger for SqliteLedger {
    fn reserve(&self, key: &KeyId, limit: Limit, urgency: Urgency, now: &Moment) -> Result<Reservation, LedgerError> {
        self.write(|transaction| {
            self.settle_dead(transaction, key, now)?;
            restamp(transaction, key, limit, now)?;
            prune(transaction, key, now)?;
            let next = window(transaction, key, limit, now)?.next_permit();
            match urgency {
                Urgency::Normal if next == NextPermit::Now && self.is_urgent_waiting(transaction, key, now)? => {
                    return Ok(Reservation::GiveWay);
                }
                Urgency::Urgent(id) if next != NextPermit::Now => urgent::put(transaction, key, &self.holder, id, now)?,
                Urgency::Normal | Urgency::Urgent(_) => {}
            }
            Ok(match next {
                NextPermit::Now => Reservation::Granted(self.count_call(transaction, key, now)?),
                NextPermit::InMs(again_in_ms) => Reservation::Full { again_in_ms },
                NextPermit::WhenAnswered => Reservation::FullUntilAnswered,
            })
        })
    }

    fn stop_waiting(&self, urgent: UrgentId) -> Result<(), LedgerError> {
        self.write(|transaction| urgent::delete(transaction, &self.holder, urgent))
    }

    fn settle(&self, call: CallId, at: &Moment) -> Result<(), LedgerError> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "UPDATE call SET answered_boot = ?2, answered_boot_ms = ?3, answered_wall_ms = ?4
                     WHERE call_id = ?1 AND answered_boot_ms IS NULL",
                )?
                .execute((call.0, &at.boot, at.boot_ms, at.wall_ms))?;
            Ok(())
        })
    }

    fn release(&self, call: CallId) -> Result<(), LedgerError> {
        self.write(|transaction| {
            transaction.prepare_cached("DELETE FROM call WHERE call_id = ?1 AND answered_boot_ms IS NULL")?.execute([call.0])?;
            Ok(())
        })
    }

    fn close(&self, key: &KeyId, limit: Limit, now: &Moment, for_ms: i64) -> Result<(), LedgerError> {
        self.write(|transaction| match Closure::after(closure::find(transaction, key)?.as_ref(), limit, now, for_ms) {
            Some(closure) => closure::put(transaction, key, &closure),
            None => Ok(()),
        })
    }

    fn window(&self, key: &KeyId, limit: Limit, now: &Moment) -> Result<Window, LedgerError> {
        window(&self.connection(), key, limit, now).map_err(ledger_error)
    }
}

fn window(connection: &Connection, key: &KeyId, limit: Limit, now: &Moment) -> Result<Window> {
    let mut statement = connection.prepare_cached(
        "SELECT answered_boot, answered_boot_ms, answered_wall_ms FROM call
         WHERE key_id = ?1 AND (answered_boot_ms IS NULL OR answered_boot <> ?2 OR answered_boot_ms >= ?3)",
    )?;
    let oldest = now.boot_ms - limit.window_ms();
    let calls = statement.query_map((key.as_str(), &now.boot, oldest), |row| {
        let Some(boot) = row.get::<_, Option<String>>(0)? else { return Ok(CallAge::UnderWay) };
        let answered = Moment { boot, boot_ms: row.get(1)?, wall_ms: row.get(2)? };
        Ok(CallAge::AnsweredMsAgo(now.surely_since(&answered, limit.window_ms())))
    })?;
    let belief = Belief::new(limit, closure::find(connection, key)?.as_ref(), now);
    Ok(Window::new(belief, calls.collect::<Result<Vec<_>>>()?))
}

/// Writes another boot's answers as this boot's, at the age that the wall clock gives them now. The wall's stamp is moved with it:
/// where each process counts as a boot, a clock that was set back would otherwise make a call young again at every turn.
fn restamp(transaction: &Transaction<'_>, key: &KeyId, limit: Limit, now: &Moment) -> Result<()> {
    transaction
        .prepare_cached(
            "UPDATE call SET answered_boot = ?2, answered_boot_ms = ?3 - max(0, min(?5, ?4 - answered_wall_ms)),
                answered_wall_ms = ?4 - max(0, min(?5, ?4 - answered_wall_ms))
             WHERE key_id = ?1 AND answered_boot IS NOT NULL AND answered_boot <> ?2",
        )?
        .execute((key.as_str(), &now.boot, now.boot_ms, now.wall_ms, KEPT_MS))?;
    match closure::find(transaction, key)?.filter(|closure| closure.since.boot != now.boot) {
        Some(closure) => closure::put(transaction, key, &closure.restamped(limit, now)),
        None => Ok(()),
    }
}

fn prune(transaction: &Transaction<'_>, key: &KeyId, now: &Moment) -> Result<()> {
    transaction
        .prepare_cached("DELETE FROM call WHERE key_id = ?1 AND answered_boot_ms < ?2")?
        .execute((key.as_str(), now.boot_ms - KEPT_MS))?;
    Ok(())
}

fn holder_path(locks: &Path, holder: &str) -> PathBuf {
    locks.join(format!("{holder}.holder"))
}

/// Sign-of-life files of processes that were killed. A missing file means dead, as an unlocked one does. A young file is left
/// alone: its owner may be about to lock it.
fn remove_dead_holders(locks: &Path) {
    let is_old = |path: &Path| {
        let modified = std::fs::metadata(path).and_then(|meta| meta.modified());
        modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > YOUNG))
    };
    let entries = std::fs::read_dir(locks).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ext| ext == "holder")) {
        if is_old(&path) && !FileLock::is_held(&path) {
            let _gone = std::fs::remove_file(path);
        }
    }
}

fn ledger_error(error: rusqlite::Error) -> LedgerError {
    LedgerError(StoreError::from(error).to_string())
}
