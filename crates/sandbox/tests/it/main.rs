//! The sandbox as its callers see it: over real loopback TCP, read with a client as plain as the server.

mod client;
mod faults;
mod limit;
mod paging;
mod portfolio;
mod wire;
