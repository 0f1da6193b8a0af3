//! A ledger that lives as long as its process: for tests, and for the program's own sample server, whose quota nobody else counts.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{
    Belief, CallAge, CallId, Closure, KeyId, Ledger, LedgerError, Limit, Moment, NextPermit, Reservation, Urgency, UrgentId,
    Window,
};

/// The longest window that can be set is one day.
const KEPT_MS: i64 = 86_400_000;

#[derive(Debug, Default)]
pub struct MemoryLedger {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    next: i64,
    calls: HashMap<CallId, (KeyId, Option<Moment>)>,
    closed: HashMap<KeyId, Closure>,
    /// Who waits urgently, and asked last when.
    urgent: HashMap<UrgentId, (KeyId, Moment)>,
}

impl State {
    fn window(&self, key: &KeyId, limit: Limit, now: &Moment) -> Window {
        let of_key = self.calls.values().filter(|(of, _)| of == key);
        Window::new(
            Belief::new(limit, self.closed.get(key), now),
            of_key.map(|(_, answered)| match answered {
                None => CallAge::UnderWay,
                Some(at) => CallAge::AnsweredMsAgo(now.surely_since(at, limit.window_ms())),
            }),
        )
    }
}

impl State {
    fn prune(&mut self, key: &KeyId, now: &Moment) {
        let counts = |at: &Moment| now.since(at, KEPT_MS + 1) <= KEPT_MS;
        self.calls.retain(|_, (of, answered)| of != key || answered.as_ref().is_none_or(counts));
        self.urgent.retain(|_, (_, asked)| UrgentId::still_waits(asked, now));
    }

    fn is_urgent_waiting(&self, key: &KeyId) -> bool {
        self.urgent.values().any(|(of, _)| of == key)
    }
}

impl MemoryLedger {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ledger for MemoryLedger {
    fn reserve(&self, key: &KeyId, limit: Limit, urgency: Urgency, now: &Moment) -> Result<Reservation, LedgerError> {
        let mut state = self.state();
        state.prune(key, now);
        let next = state.window(key, limit, now).next_permit();
        match urgency {
            Urgency::Normal if next == NextPermit::Now && state.is_urgent_waiting(key) => return Ok(Reservation::GiveWay),
            Urgency::Urgent(id) if next != NextPermit::Now => drop(state.urgent.insert(id, (key.clone(), now.clone()))),
            Urgency::Normal | Urgency::Urgent(_) => {}
        }
        Ok(match next {
            NextPermit::Now => {
                state.next += 1;
                let call = CallId(state.next);
                state.calls.insert(call, (key.clone(), None));
                Reservation::Granted(call)
            }
            NextPermit::InMs(again_in_ms) => Reservation::Full { again_in_ms },
            NextPermit::WhenAnswered => Reservation::FullUntilAnswered,
        })
    }

    fn stop_waiting(&self, urgent: UrgentId) -> Result<(), LedgerError> {
        self.state().urgent.remove(&urgent);
        Ok(())
    }

    fn settle(&self, call: CallId, at: &Moment) -> Result<(), LedgerError> {
        if let Some((_, answered)) = self.state().calls.get_mut(&call) {
            answered.get_or_insert_with(|| at.clone());
        }
        Ok(())
    }

    fn release(&self, call: CallId) -> Result<(), LedgerError> {
        self.state().calls.remove(&call);
        Ok(())
    }

    fn close(&self, key: &KeyId, limit: Limit, now: &Moment, for_ms: i64) -> Result<(), LedgerError> {
        let mut state = self.state();
        if let Some(closure) = Closure::after(state.closed.get(key), limit, now, for_ms) {
            state.closed.insert(key.clone(), closure);
        }
        Ok(())
    }

    fn window(&self, key: &KeyId, limit: Limit, now: &Moment) -> Result<Window, LedgerError> {
        Ok(self.state().window(key, limit, now))
    }
}
