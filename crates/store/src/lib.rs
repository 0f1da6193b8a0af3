#![doc = include_str!("../README.md")]

mod backup;
mod columns;
mod database;
mod error;
mod ledger;
mod lock;
mod migration;
mod private;
mod seal;
mod store;
mod table;

pub use backup::list_clients_of_copy;
pub use error::StoreError;
pub use ledger::SqliteLedger;
pub use lock::FileLock;
pub use private::make_private_folder;
pub use store::{CacheWriter, DeskWriter, Reader, Store, Version};
pub use table::change::KnownLease;
pub use table::client::ClientRow;
pub use table::dataset_state::{Attempt, DatasetState};
pub use table::drift::DriftRow;
pub use table::follow_up_log::ExactChange;
pub use table::held_answer::HeldLeases;
pub use table::joined::JoinedProperty;
pub use table::lease_answer::{LeaseAnswer, LeaseAnswerCount};
pub use table::own_note::OwnNoteRow;
pub use table::property::FoundProperty;
pub use table::reminder::ReminderRow;
pub use table::rows::Leaf;
pub use table::run::LastRun;
pub use table::run_outcome::FreshGroup;
pub use table::saved_view::SavedViewRow;
