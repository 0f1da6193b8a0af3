#![doc = include_str!("../README.md")]

mod address;
mod catalogue;
mod client;
mod credentials;
mod decode;
mod fetched;
mod next_link;
mod question;
mod retry;
mod transport;
mod wire;

pub use address::{Address, AddressError};
pub use catalogue::{Catalogue, CatalogueError, Entry};
pub use client::Client;
pub use credentials::Credentials;
pub use fetched::{Fetched, Probe};
pub use question::Question;
pub use retry::Retries;
pub use transport::{Answer, HttpTransport, NoAnswer, Timeouts, Transport, TransportError};
