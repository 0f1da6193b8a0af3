//! The budget as its callers see it. `schedule` and `urgency` are held against the ledger of `store` too.

#[cfg(test)]
mod budget;
#[cfg(test)]
mod cancelled_reservation;
#[cfg(test)]
mod memory_ledger;
#[cfg(test)]
mod paused;
#[cfg(test)]
mod schedule;
#[cfg(test)]
mod urgency;
#[cfg(test)]
mod urgent_memory;
