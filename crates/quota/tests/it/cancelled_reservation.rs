//! Callers that are gone while the ledger is being written: whatever it wrote for them is taken back.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use model::QuotaLimit;
use quota::{
    Budget, CallId, Clock, KeyId, Ledger, LedgerError, Limit, MemoryLedger, Moment, Pacing, Reservation, SystemClock, Urgency,
    UrgentId, Usage, Window,
};

/// Reserves only when told to, and tells of what is taken back.
struct SlowLedger {
    inner: Arc<MemoryLedger>,
    asked: Mutex<Sender<()>>,
    go_on: Mutex<Receiver<()>>,
    taken_back: Mutex<Sender<()>>,
}

impl Ledger for SlowLedger {
    fn reserve(&self, key: &KeyId, limit: Limit, urgency: Urgency, now: &Moment) -> Result<Reservation, LedgerError> {
        self.asked.lock().unwrap().send(()).unwrap();
        self.go_on.lock().unwrap().recv().unwrap();
        self.inner.reserve(key, limit, urgency, now)
    }
    fn stop_waiting(&self, urgent: UrgentId) -> Result<(), LedgerError> {
        self.inner.stop_waiting(urgent)?;
        self.taken_back.lock().unwrap().send(()).unwrap();
        Ok(())
    }
    fn settle(&self, call: CallId, at: &Moment) -> Result<(), LedgerError> {
        self.inner.settle(call, at)
    }
    fn release(&self, call: CallId) -> Result<(), LedgerError> {
        self.inner.release(call)?;
        self.taken_back.lock().unwrap().send(()).unwrap();
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

fn key() -> KeyId {
    KeyId::of("k")
}

const LIMIT: Limit = Limit { quota: QuotaLimit { calls: 1, window_secs: 60 }, headroom: 0 };

/// A caller that is aborted between its question and the ledger's answer.
async fn ask_and_be_gone(inner: &Arc<MemoryLedger>, is_urgent: bool) {
    let ((asked_in, asked), (go, go_on), (taken_back_in, taken_back)) = (channel(), channel(), channel());
    let ledger = SlowLedger {
        inner: Arc::clone(inner),
        asked: Mutex::new(asked_in),
        go_on: Mutex::new(go_on),
        taken_back: Mutex::new(taken_back_in),
    };
    let budget = Budget::new(key(), LIMIT, Pacing::default(), Arc::new(ledger), Arc::new(SystemClock));
    let budget = if is_urgent { budget.urgent() } else { budget };
    let waiting = tokio::spawn(async move { drop(budget.permit().await) });
    asked.recv().unwrap();
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    go.send(()).unwrap();
    taken_back.recv_timeout(Duration::from_secs(10)).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_permit_that_nobody_is_there_to_take_is_given_back() {
    let ledger = Arc::new(MemoryLedger::default());
    ask_and_be_gone(&ledger, false).await;
    let usage = ledger.usage(&key(), LIMIT, &SystemClock.now()).unwrap();
    assert_eq!((usage.left, usage.under_way), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_urgent_caller_that_is_gone_before_it_is_told_to_wait_keeps_nobody_back() {
    let ledger = Arc::new(MemoryLedger::default());
    let reserve = || ledger.reserve(&key(), LIMIT, Urgency::Normal, &SystemClock.now()).unwrap();
    let Reservation::Granted(call) = reserve() else { panic!("an empty window is full") };
    ask_and_be_gone(&ledger, true).await;
    ledger.release(call).unwrap();
    assert!(matches!(reserve(), Reservation::Granted(_)));
}
