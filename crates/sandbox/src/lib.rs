#![doc = include_str!("../README.md")]

mod api;
mod config;
mod document;
mod exchange;
mod fault;
mod http;
mod limit;
mod log;
mod office;
mod page;
pub mod portfolio;
mod rows;
mod sabotage;
mod server;
mod window;
mod world;

pub use config::{Config, Credentials};
pub use fault::{Fault, FaultError, FaultKind, RetryAfter};
pub use limit::{Limit, LimitError};
pub use log::Call;
pub use office::{Office, OfficeAnswer, Unanswered};
pub use portfolio::{Kind, Lease, Portfolio, Property, Spec};
pub use server::{Sandbox, StartError};
