#![doc = include_str!("../README.md")]

mod address;
mod catalogue;
mod client;
mod credentials;
mod decode;
mod next_link;
mod retry;
mod transport;
mod wire;

pub use address::{Address, AddressError};
pub use catalogue::{Catalogue, CatalogueError, Entry};
pub use client::{Client, Fetched, Probe, Question};
pub use credentials::Credentials;
pub use retry::Retries;
pub use transport::{Answer, HttpTransport, NoAnswer, Timeouts, Transport, TransportError};
