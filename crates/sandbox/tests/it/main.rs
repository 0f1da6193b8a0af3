//! The sandbox as its callers see it: over real loopback TCP, read with a client as plain as the server.

#[cfg(test)]
mod change;
#[cfg(test)]
mod client;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod limit;
#[cfg(test)]
mod office;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod portfolio;
#[cfg(test)]
mod wire;
