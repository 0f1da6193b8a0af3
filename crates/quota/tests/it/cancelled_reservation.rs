//! A run that is cancelled while the ledger is being written: whoever wrote the call gives it back.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use model::QuotaLimit;
use quota::{
    Budget, CallId, KeyId, Ledger, LedgerError, Limit, MemoryLedger, Moment, Pacing, Reservation, SystemClock, Usage, Window,
};

/// Reserves only when told to, and tells of what is given back.
struct SlowLedger {
    inner: MemoryLedger,
    asked: Mutex<Sender<()>>,
    go_on: Mutex<Receiver<()>>,
    released: Mutex<Sender<CallId>>,
}

impl Ledger for SlowLedger {
    fn reserve(&self, key: &KeyId, limit: Limit, now: &Moment) -> Result<Reservation, LedgerError> {
        self.asked.lock().unwrap().send(()).unwrap();
        self.go_on.lock().unwrap().recv().unwrap();
        self.inner.reserve(key, limit, now)
    }
    fn settle(&self, call: CallId, at: &Moment) -> Result<(), LedgerError> {
        self.inner.settle(call, at)
    }
    fn release(&self, call: CallId) -> Result<(), LedgerError> {
        self.inner.release(call)?;
        self.released.lock().unwrap().send(call).unwrap();
        Ok(())
    }
    fn close(&self, key: &KeyId, limit: Limit, now: &Moment, for_ms: i64) -> Result<(), LedgerError> {
        self.inner.close(key, limit, now, for_ms)
    }
    fn usage(&self, key: &KeyId, limit: Limit, now: &Moment) -> Result<Usage, LedgerError> {
        self.inner.usage(key, limit, now)
    }
    fn window(&self, key: &KeyId, limit: Limit, now: &Moment) -> Result<Window, LedgerError> {
        self.inner.window(key, limit, now)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_permit_that_nobody_is_there_to_take_is_given_back() {
    let ((asked_in, asked), (go, go_on), (released_in, released)) = (channel(), channel(), channel());
    let ledger = SlowLedger {
        inner: MemoryLedger::default(),
        asked: Mutex::new(asked_in),
        go_on: Mutex::new(go_on),
        released: Mutex::new(released_in),
    };
    let limit = QuotaLimit { calls: 1, window_secs: 60 }.into();
    let budget = Budget::new(KeyId::of("k"), limit, Pacing::default(), Arc::new(ledger), Arc::new(SystemClock));
    let waiting = tokio::spawn({
        let budget = budget.clone();
        async move { drop(budget.permit().await) }
    });
    asked.recv().unwrap();
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    go.send(()).unwrap();
    released.recv().unwrap();
    let usage = budget.usage().unwrap();
    assert_eq!((usage.left, usage.under_way), (1, 0));
}
