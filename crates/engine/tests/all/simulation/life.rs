//! The life of a process that can end at any instant.
//!
//! The runtime is one for all, since simulated time is, so a process cannot be ended by dropping a runtime. It ends by unwinding: from
//! that instant on, whatever its tasks touch on the runtime's thread (a call under way, the clock) unwinds the task. What is being
//! stored on another thread is stored. A permit that is dropped so settles itself, which a process killed by the system does not:
//! that is held by `crates/store/tests` and `crates/cli/tests`, with real processes.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, ThreadId};

use quota::{Clock, Moment};
use tokio_util::sync::CancellationToken;

use super::clock::SimulatedClock;

#[derive(Clone)]
pub struct Life {
    ended: CancellationToken,
    thread: ThreadId,
}

/// What the tasks of a killed process unwind with. No hook prints it.
struct Killed;

impl Life {
    pub fn begin() -> Self {
        Self { ended: CancellationToken::new(), thread: thread::current().id() }
    }

    pub fn end(&self) {
        self.ended.cancel();
    }

    /// Unwinds when the process is killed.
    pub async fn until_killed(&self) -> ! {
        self.ended.cancelled().await;
        resume_unwind(Box::new(Killed))
    }

    fn touch(&self) {
        if self.ended.is_cancelled() && !thread::panicking() && thread::current().id() == self.thread {
            resume_unwind(Box::new(Killed));
        }
    }
}

/// The machine's clock, as a process sees it while it lives.
pub struct OwnClock {
    pub life: Life,
    pub machine: Arc<SimulatedClock>,
}

impl Clock for OwnClock {
    fn now(&self) -> Moment {
        self.life.touch();
        self.machine.now()
    }
}
