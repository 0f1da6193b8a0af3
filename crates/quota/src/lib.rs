#![doc = include_str!("../README.md")]

mod belief;
mod budget;
mod clock;
mod key;
mod ledger;
mod line;
mod memory;
mod pace;
mod permit;
mod urgency;
mod window;

pub use belief::{Belief, Closure};
pub use budget::{Budget, Pacing};
pub use clock::{Clock, Moment, SystemClock};
pub use key::KeyId;
pub use ledger::{CallId, Ledger, LedgerError, Limit, Reservation, Usage};
pub use line::Stillness;
pub use memory::MemoryLedger;
pub use permit::Permit;
pub use urgency::{Urgency, UrgentId};
pub use window::{CallAge, NextPermit, Window};
